package dev.atelier.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The unchanging part of a request: method, host and headers; the path and the body change from call to call.
 *
 * @param token bearer token
 * @param accept what the client wants to get
 */
public record HttpRequest(String method, String host, String token, String accept) {

    public static final String JSON = "application/json";
    public static final String EVENTS = "text/event-stream";

    /** As it goes over the wire, in one piece. */
    public byte[] with(String path, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(512);
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        head.append("\r\nAccept: ").append(accept).append("\r\nUser-Agent: atelier-benchmarks");
        if (!token.isEmpty()) {
            head.append("\r\nAuthorization: Bearer ").append(token);
        }
        if (content.length > 0) {
            head.append("\r\nContent-Type: application/json\r\nContent-Length: ")
                    .append(content.length);
        }
        head.append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
        request.writeBytes(WireInput.ascii(head.toString()));
        request.writeBytes(content);
        return request.toByteArray();
    }
}
