package dev.atelier.user.export;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is kept about oneself. */
@RestController
@Access(Who.SESSION)
@RequestMapping("/api/auth/me/export")
class ExportController {

    private static final String ZIP = "application/zip";
    private static final String SOON = "1";

    private final RequestExport requestExport;
    private final FetchExport fetchExport;

    ExportController(RequestExport requestExport, FetchExport fetchExport) {
        this.requestExport = requestExport;
        this.fetchExport = fetchExport;
    }

    /** Asked again until it is 200: then the file is there. */
    @Operation(
            value = "Has all that is kept about oneself put together, and says where it can be fetched.",
            answers = {
                @Answer(data = ExportView.class),
                @Answer(status = 202, data = ExportView.class, description = "It is being built; ask again")
            })
    @GetMapping
    ResponseEntity<Envelope<ExportView>> request(@AuthenticationPrincipal Caller caller) {
        ExportView export = requestExport.of(caller.userId());
        if (export.status() == ExportStatus.READY) {
            return ResponseEntity.ok(Envelope.of(export));
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .body(Envelope.of(export));
    }

    @Operation(
            value = "Fetches all that is kept about oneself.",
            answers = @Answer(media = ZIP, schema = "{type: 'string', format: 'binary'}"))
    @GetMapping(path = "/{id}", produces = ZIP)
    void fetch(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Export export = fetchExport.require(caller.userId(), ObjectIds.require(id));
        response.setContentType(ZIP);
        response.setContentLengthLong(export.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"atelier-" + export.id() + ".zip\"");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noStore().cachePrivate().getHeaderValue());
        fetchExport.write(export, response.getOutputStream());
    }
}
