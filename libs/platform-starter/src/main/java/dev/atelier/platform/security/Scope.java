package dev.atelier.platform.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an access token may be narrowed to. Written in lower case on the wire and in tokens. */
public enum Scope {
    /** Conversations, chat models and chat generation. */
    @JsonProperty("chat")
    CHAT,
    /** Images. */
    @JsonProperty("images")
    IMAGES,
    /** Videos. */
    @JsonProperty("videos")
    VIDEOS,
    /** Usage statistics. */
    @JsonProperty("stats")
    STATS;

    /** The word of the API and of tokens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this word, {@code null} if there is none. */
    public static @Nullable Scope ofWord(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
