package dev.atelier.platform.error;

import dev.atelier.platform.sse.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Puts an error answer on the wire, always as JSON whatever the caller accepts. */
final class ResponseWriter {

    private static final List<String> OF_THE_FAILED_ANSWER =
            List.of("Content-Length", "Content-Encoding", "Content-Disposition", "Content-Language", "ETag");

    private ResponseWriter() {}

    static void write(HttpServletRequest request, HttpServletResponse response, ErrorAnswer answer, JsonMapper json)
            throws IOException {
        if (response.isCommitted()) {
            cut(request);
            return;
        }
        response.resetBuffer();
        OF_THE_FAILED_ANSWER.forEach(name -> response.setHeader(name, null));
        byte[] body = json.writeValueAsBytes(shown(request, response, answer));
        response.setStatus(answer.status().value());
        answer.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** In the form of whose API was asked. */
    private static Object shown(HttpServletRequest request, HttpServletResponse response, ErrorAnswer answer) {
        if (AnthropicError.isSpokenAt(request)) {
            String requestId = response.getHeader("X-Request-Id");
            response.setHeader("request-id", requestId);
            return AnthropicError.of(answer, requestId);
        }
        return OpenAiError.isSpokenAt(request) ? OpenAiError.of(answer) : answer.body();
    }

    /** Half an answer must not look like a whole one. */
    private static void cut(HttpServletRequest request) {
        ClientConnection connection = ClientConnection.of(request);
        if (connection != null) {
            connection.abort();
        }
    }
}
