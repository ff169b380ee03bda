package dev.atelier.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A POST that says how long its JSON will be and waits for leave to send it, which {@link Http}'s client does not well. */
public record AnnouncedUpload(URI address, long length) {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Sends the head alone and gives the final answer, after which the server has to close. */
    public Answer send(String... headers) {
        String head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + length + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(String text) {
        String last = text.substring(text.lastIndexOf("HTTP/1.1 "));
        String[] parts = last.split("\r\n\r\n", 2);
        List<String> head = parts[0].lines().toList();
        Map<String, List<String>> headers = head.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new Answer(
                Integer.parseInt(head.getFirst().split(" ")[1]), HttpHeaders.of(headers, (_, _) -> true), parts[1]);
    }
}
