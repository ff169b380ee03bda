package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.Members;
import java.util.List;
import java.util.Set;

/** A picture: in the request itself, at an address, or a file handed in before. */
final class ImageRules {

    private static final List<String> SOURCES = List.of("base64", "url", "file");
    private static final List<String> FORMATS = List.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int LARGEST = 5 << 20;

    private ImageRules() {}

    static void check(Members block) {
        block.allowOnly(Set.of("type", "source", "cache_control"));
        Members source = new Members(block.requiredObject("source").object(), block.path("image.source"));
        switch (source.requiredOneOf("type", SOURCES)) {
            case "base64" -> checkBase64(source);
            case "url" -> checkAddress(source);
            default -> source.requiredText("file_id");
        }
    }

    private static void checkBase64(Members source) {
        source.allowOnly(Set.of("type", "media_type", "data"));
        source.requiredOneOf("media_type", FORMATS);
        String data = source.requiredText("data");
        if (data.isEmpty()) {
            throw source.wrong("base64", "image cannot be empty");
        }
        if (data.length() > LARGEST) {
            throw source.wrong(
                    "base64", "image exceeds 5 MB maximum: " + data.length() + " bytes > " + LARGEST + " bytes");
        }
    }

    private static void checkAddress(Members source) {
        source.allowOnly(Set.of("type", "url"));
        if (!source.requiredText("url").startsWith("https://")) {
            throw source.wrong("url", "Only HTTPS URLs are supported.");
        }
    }
}
