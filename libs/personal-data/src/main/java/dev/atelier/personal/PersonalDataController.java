package dev.atelier.personal;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Hands out what this service keeps about a user. For service tokens only. */
@RestController
@Access(Who.SERVICE)
@RequestMapping("/internal/personal-data")
class PersonalDataController {

    private final PersonalFiles files;
    private final JsonMapper json;

    PersonalDataController(PersonalFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    @GetMapping
    List<String> names() {
        return files.names();
    }

    @GetMapping(path = "/{userId}/{file}", produces = JsonLines.CONTENT_TYPE)
    void read(@PathVariable String userId, @PathVariable String file, HttpServletResponse response) throws IOException {
        String id = ObjectIds.require(userId);
        if (!files.has(file)) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        response.setContentType(JsonLines.CONTENT_TYPE);
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        var lines = new JsonLines(out, json);
        files.read(id, file, lines);
        lines.end();
    }
}
