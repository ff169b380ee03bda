package dev.atelier.user.export;

import dev.atelier.personal.JsonLines;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The files of another service. */
final class RemoteFiles implements ServiceFiles {

    private static final int OK = 200;

    private final String service;
    private final PersonalDataClient client;

    RemoteFiles(String service, PersonalDataClient client) {
        this.service = service;
        this.client = client;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public List<String> names() {
        return client.names();
    }

    @Override
    public void write(String userId, String name, OutputStream out) throws IOException {
        try (Response response = client.read(userId, name)) {
            if (response.status() != OK) {
                throw new IOException(service + " answered " + response.status());
            }
            try (InputStream in = response.body().asInputStream()) {
                JsonLines.copy(in, out);
            }
        }
    }
}
