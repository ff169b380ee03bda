package dev.atelier.platform.security.filter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request written by hand: a well-behaved client would tidy up what we want to send. */
record RawHttp(int port) {

    /** The whole answer, its status line first. */
    String send(String method, String path, String... headers) {
        String request =
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + String.join("", headers) + "\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
