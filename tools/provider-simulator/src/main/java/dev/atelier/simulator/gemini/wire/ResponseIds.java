package dev.atelier.simulator.gemini.wire;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that no other run of the simulator gives out. */
public final class ResponseIds {

    private final int run = ThreadLocalRandom.current().nextInt();
    private final AtomicLong count = new AtomicLong();

    public String next() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
        bytes.putInt(run).putLong(count.incrementAndGet());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
