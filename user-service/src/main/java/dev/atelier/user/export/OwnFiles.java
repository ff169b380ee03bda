package dev.atelier.user.export;

import dev.atelier.personal.JsonLines;
import dev.atelier.personal.PersonalFiles;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files of this service. */
@Component
class OwnFiles implements ServiceFiles {

    private final PersonalFiles files;
    private final JsonMapper json;

    OwnFiles(PersonalFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    @Override
    public String service() {
        return "user-service";
    }

    @Override
    public List<String> names() {
        return files.names();
    }

    @Override
    public void write(String userId, String name, OutputStream out) {
        files.read(userId, name, new JsonLines(out, json));
    }
}
