package dev.atelier.e2e.client;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A trace that the client begins, by which its call is found again in Zipkin. */
public record Trace(String id) {

    private static final int ID_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    public static Trace begin() {
        return new Trace(random(ID_BYTES));
    }

    public String parent() {
        return "00-" + id + "-" + random(SPAN_BYTES) + "-01";
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[0] |= 1;
        return HexFormat.of().formatHex(bytes);
    }
}
