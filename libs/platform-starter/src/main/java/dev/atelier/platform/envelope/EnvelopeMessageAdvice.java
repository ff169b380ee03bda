package dev.atelier.platform.envelope;

import dev.atelier.platform.i18n.Messages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives a success its sentence in the caller's language. */
@ControllerAdvice
final class EnvelopeMessageAdvice implements ResponseBodyAdvice<Object> {

    private final Messages messages;

    EnvelopeMessageAdvice(Messages messages) {
        this.messages = messages;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true; // what matters is the value: the declared type may be ResponseEntity<?>
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body instanceof Envelope<?> envelope && request instanceof ServletServerHttpRequest servlet
                ? withText(envelope, servlet.getServletRequest())
                : body;
    }

    private Envelope<?> withText(Envelope<?> envelope, HttpServletRequest request) {
        return envelope.message() != null || !envelope.success()
                ? envelope
                : envelope.withMessage(messages.text("success", messages.localeOf(request)));
    }
}
