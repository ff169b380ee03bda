package dev.atelier.gateway.apidocs;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Swagger UI out of its jar, behind a page and a starting script of our own. Files are given by name, never by path. */
final class SwaggerUi {

    /** All from here and nothing else; its styles are written into the page by script. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OURS = "swagger-ui/";
    private static final String JAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final MediaType SCRIPT = new MediaType("text", "javascript");
    private static final MediaType STYLE = new MediaType("text", "css");

    private final Resource page = new ClassPathResource(OURS + "index.html");
    private final Map<String, File> files;

    private SwaggerUi(String theirs) {
        this.files = Map.of(
                "start.js", new File(OURS + "start.js", SCRIPT),
                "swagger-ui.css", new File(theirs + "swagger-ui.css", STYLE),
                "swagger-ui-bundle.js", new File(theirs + "swagger-ui-bundle.js", SCRIPT),
                "swagger-ui-standalone-preset.js", new File(theirs + "swagger-ui-standalone-preset.js", SCRIPT),
                "favicon-32x32.png", new File(theirs + "favicon-32x32.png", MediaType.IMAGE_PNG));
    }

    /** The version that is on the class path. */
    static SwaggerUi ofClassPath() {
        try {
            String version = PropertiesLoaderUtils.loadProperties(new ClassPathResource(JAR))
                    .getProperty("version");
            return new SwaggerUi("META-INF/resources/webjars/swagger-ui/" + version + "/");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    ServerResponse page(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", POLICY)
                .body(page);
    }

    ServerResponse file(ServerRequest request) {
        File file = files.get(request.pathVariable("file"));
        if (file == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return ServerResponse.ok().contentType(file.type()).body(new ClassPathResource(file.path()));
    }

    private record File(String path, MediaType type) {}
}
