package dev.atelier.stats.report;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/** Statistics as a file, for whoever accepts {@code text/csv} before JSON. */
final class CsvFile {

    static final String MEDIA_TYPE = "text/csv";

    private static final MediaType CSV = MediaType.parseMediaType(MEDIA_TYPE);
    private static final MediaType CONTENT_TYPE = MediaType.parseMediaType(MEDIA_TYPE + ";charset=UTF-8");

    private CsvFile() {}

    /**
     * Whether CSV comes before JSON in an {@code Accept} header. Two handlers that differ in what they produce cannot say
     * this: Spring finds them ambiguous where both are accepted alike.
     */
    static boolean isPreferred(HttpHeaders headers) {
        List<MediaType> accepted = headers.getAccept();
        MimeTypeUtils.sortBySpecificity(accepted);
        accepted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
        for (MediaType type : accepted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.includes(CSV)) {
                return true;
            }
        }
        return false;
    }

    static ResponseEntity<byte[]> of(String name, byte[] content) {
        String disposition =
                ContentDisposition.attachment().filename(name).build().toString();
        return ResponseEntity.ok()
                .contentType(CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(content);
    }
}
