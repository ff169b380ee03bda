package dev.atelier.stats.report;

import dev.atelier.platform.web.AnswerType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Statistics as a file, for whoever accepts {@code text/csv} before JSON. */
final class CsvFile {

    static final String MEDIA_TYPE = "text/csv";

    /** What such a file is to those who read about it. */
    static final String SCHEMA = "{type: 'string', description: 'Columns named like the members in JSON'}";

    private static final MediaType CSV = MediaType.parseMediaType(MEDIA_TYPE);
    private static final MediaType CONTENT_TYPE = MediaType.parseMediaType(MEDIA_TYPE + ";charset=UTF-8");

    private CsvFile() {}

    /** Two handlers that differ in what they produce cannot do this: Spring finds them ambiguous for some callers. */
    static boolean isWanted(HttpServletRequest request) {
        return AnswerType.of(request).equals(CSV);
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
