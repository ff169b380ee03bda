package dev.atelier.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** Tells Spring what was agreed on, and, as long as nothing was, what the header says. */
final class AgreedAnswerTypes implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        MediaType agreed = agreed(request.getNativeRequest(HttpServletRequest.class));
        return agreed == null ? header.resolveMediaTypes(request) : List.of(agreed);
    }

    private static @Nullable MediaType agreed(@Nullable HttpServletRequest request) {
        return request == null ? null : AnswerType.agreed(request);
    }
}
