package dev.atelier.events;

import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events as the studios write them. */
final class SampleEvents {

    static final String CALL = "6743a1f0c2d4e5f60718293a";
    static final String USER = "6743a0b1c2d4e5f607182901";

    private SampleEvents() {}

    static UsageEvent chat() {
        return chat("gpt-4o-mini", Instant.parse("2026-11-22T10:15:30.123456789Z"));
    }

    static UsageEvent chat(String model, Instant at) {
        return new UsageEvent(
                CALL,
                USER,
                "chat",
                "chat.completions",
                "openai",
                model,
                KeyOwner.PLATFORM,
                null,
                null,
                Status.SUCCEEDED,
                new Tokens(1200, 1024, 350, 0),
                0,
                313,
                "2026-11-01",
                UsageSource.REPORTED,
                at,
                2140);
    }

    static UsageEvent failedImageOnOwnKey() {
        return failed(0);
    }

    static UsageEvent failed(long costMicros) {
        return new UsageEvent(
                CALL,
                USER,
                "image",
                "images.generations",
                "stability",
                "stable-image-ultra",
                KeyOwner.USER,
                "6743a0b1c2d4e5f607182902",
                "6743a0b1c2d4e5f607182903",
                Status.FAILED,
                Tokens.NONE,
                4,
                costMicros,
                "2026-11-01",
                UsageSource.ESTIMATED,
                Instant.parse("2026-11-22T10:15:30Z"),
                12);
    }

    static String resource(String name) {
        try (InputStream in = UsageEvent.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
