package dev.atelier.chat.content;

import dev.atelier.platform.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the {@code content} of a new message, refusing what is not one. Contacts nobody but a name server. */
@Component
public final class ContentReader {

    /** Most characters of text in one message. */
    static final int MAX_TEXT = 1_000_000;

    /** Most characters of pictures sent inside one message; with the text it stays below the store's 16 MB. */
    static final int MAX_IMAGES = 12_000_000;

    static final int MAX_PARTS = 20;
    private static final Set<String> DETAILS = Set.of("auto", "low", "high");
    private static final String FIELD = "content";

    private final ImageAddress imageAddresses;

    ContentReader(ImageAddress imageAddresses) {
        this.imageAddresses = imageAddresses;
    }

    /**
     * The content that {@code json} holds.
     *
     * @throws ApiException 400 or 422 on the member that is wrong
     */
    public Content read(@Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            throw ApiException.invalid(FIELD, "chat.content.required");
        }
        if (json.isString()) {
            return new Content.Text(checkedText(json.stringValue()));
        }
        if (json.isArray()) {
            return parts(json);
        }
        throw ApiException.invalid(FIELD, "chat.content.type");
    }

    private static String checkedText(String text) {
        if (text.isBlank()) {
            throw ApiException.invalid(FIELD, "chat.content.required");
        }
        checkLength(text.length());
        if (!isStorable(text)) {
            throw ApiException.invalid(FIELD, "chat.text.malformed");
        }
        return text;
    }

    /** Control characters are part of what people paste, but for NUL, at which others stop reading. */
    private static boolean isStorable(String text) {
        return WellFormedText.is(text) && text.indexOf('\0') < 0;
    }

    private static void checkLength(long characters) {
        if (characters > MAX_TEXT) {
            throw ApiException.invalid(FIELD, "chat.content.tooLong", MAX_TEXT);
        }
    }

    private Content parts(JsonNode json) {
        if (json.isEmpty() || json.size() > MAX_PARTS) {
            throw ApiException.invalid(FIELD, "chat.content.parts", MAX_PARTS);
        }
        List<Part> parts = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            parts.add(part(json.path(i), FIELD + "[" + i + "]"));
        }
        var content = new Content.Parts(parts);
        checkTotals(content);
        return content;
    }

    private Part part(JsonNode json, String field) {
        return switch (json.path("type").asString("")) {
            case "text" -> text(json.path("text"), field + ".text");
            case "image_url" -> image(json.path("image_url"), field + ".image_url");
            default -> throw ApiException.invalid(field + ".type", "chat.content.partType");
        };
    }

    private static Part text(JsonNode json, String field) {
        if (!json.isString()) {
            throw ApiException.invalid(field, "chat.content.text");
        }
        if (!isStorable(json.stringValue())) {
            throw ApiException.invalid(field, "chat.text.malformed");
        }
        return new Part.Text(json.stringValue());
    }

    private Part image(JsonNode json, String field) {
        JsonNode url = json.path("url");
        if (!url.isString()) {
            throw ApiException.invalid(field + ".url", "chat.content.imageUrl");
        }
        imageAddresses.check(url.stringValue(), field + ".url");
        return new Part.Image(url.stringValue(), detail(json.path("detail"), field + ".detail"));
    }

    private static @Nullable String detail(JsonNode json, String field) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        if (!json.isString() || !DETAILS.contains(json.stringValue())) {
            throw ApiException.invalid(field, "chat.content.detail");
        }
        return json.stringValue();
    }

    private static void checkTotals(Content content) {
        List<Part.Image> images = content.images();
        if (images.isEmpty() && content.plainText().isBlank()) {
            throw ApiException.invalid(FIELD, "chat.content.required");
        }
        checkLength(content.plainText().length());
        long size = images.stream().mapToLong(image -> image.url().length()).sum();
        if (size > MAX_IMAGES) {
            throw ApiException.invalid(FIELD, "chat.content.imagesTooLarge", MAX_IMAGES);
        }
    }
}
