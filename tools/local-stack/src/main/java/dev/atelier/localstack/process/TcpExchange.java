package dev.atelier.localstack.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One small request and the beginning of its answer over a fresh loopback connection. */
public final class TcpExchange {

    private static final int TIMEOUT_MILLIS = 1_500;

    /** Reads what is needed of the answer and judges it. */
    @FunctionalInterface
    public interface Answer {

        boolean isGood(DataInputStream in) throws IOException;
    }

    private TcpExchange() {}

    public static boolean succeeds(int port, byte[] request, Answer answer) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            return answer.isGood(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            return false;
        }
    }
}
