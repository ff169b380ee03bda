package dev.atelier.chat.openai;

import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.platform.sse.ClientGoneException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** Writes an answer that is in JSON already, while its call is still open: who could not be answered does not pay. */
public record WholeAnswer(HttpServletResponse response) {

    /**
     * Writes it to its end.
     *
     * @throws ClientGoneException if the client has gone
     */
    public void write(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
            response.flushBuffer();
        } catch (IOException e) {
            throw new ClientGoneException();
        }
    }

    /** Writes an answer that was kept, and says so. */
    public void replay(String json) {
        response.setHeader(IdempotencyKey.REPLAYED, "true");
        write(json);
    }
}
