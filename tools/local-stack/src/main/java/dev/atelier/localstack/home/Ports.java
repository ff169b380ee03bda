package dev.atelier.localstack.home;

import dev.atelier.localstack.console.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class Ports {

    private static final int HIGHEST_BASE = 27017;
    private static final int HIGHEST = 65535;

    private Ports() {}

    public static int offset(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST - HIGHEST_BASE) {
            throw new RefusedException(
                    "A port offset is a number from 0 to " + (HIGHEST - HIGHEST_BASE) + ", not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that is free now. */
    public static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
