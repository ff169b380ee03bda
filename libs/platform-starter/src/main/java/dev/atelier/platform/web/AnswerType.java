package dev.atelier.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The form of an answer, agreed on with the client before its handler runs. */
public final class AnswerType {

    static final String ATTRIBUTE = AnswerType.class.getName();

    private AnswerType() {}

    /** One of the types the handler says it {@code produces}; JSON if it says nothing. */
    public static MediaType of(HttpServletRequest request) {
        MediaType agreed = agreed(request);
        return agreed == null ? MediaType.APPLICATION_JSON : agreed;
    }

    static @Nullable MediaType agreed(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof MediaType type ? type : null;
    }
}
