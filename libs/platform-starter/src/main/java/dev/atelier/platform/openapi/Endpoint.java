package dev.atelier.platform.openapi;

import dev.atelier.platform.access.AccessRule;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.AnthropicError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** One method of one public path, and the handler behind it. */
record Endpoint(String path, RequestMethod method, HandlerMethod handler, AccessRule rule) {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** The public endpoints of a mapping; none for handlers without a rule, and for those that serve only services. */
    static Stream<Endpoint> of(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        AccessRule rule = AccessRule.of(mapped.getValue());
        if (rule == null || rule.who() == Who.SERVICE) {
            return Stream.empty();
        }
        RequestMappingInfo info = mapped.getKey();
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(path, method, mapped.getValue(), rule)));
    }

    boolean isOpen() {
        return rule.who() == Who.ANYONE;
    }

    /** Whether its answers are in the words of somebody else's API, without our envelope. */
    boolean speaksForeign() {
        return path.startsWith("/v1/");
    }

    boolean speaksAnthropic() {
        return AnthropicError.isSpokenAt(path);
    }

    /** What people look for it under: the word after {@code /api}. */
    String topic() {
        if (speaksForeign()) {
            return speaksAnthropic() ? "anthropic" : "openai";
        }
        String[] words = path.split("/");
        return words[Math.min(2, words.length - 1)];
    }

    /** Unique in the service: the feature and what is done. */
    String id() {
        String feature = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        String name = handler.getMethod().getName();
        return Character.toLowerCase(feature.charAt(0))
                + feature.substring(1)
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1);
    }

    @Nullable
    Operation operation() {
        return handler.getMethodAnnotation(Operation.class);
    }

    boolean isIdempotent() {
        Operation operation = operation();
        return operation != null && operation.idempotent();
    }

    /** The parameters of the handler, which know their names. */
    List<MethodParameter> parameters() {
        List<MethodParameter> parameters = List.of(handler.getMethodParameters());
        parameters.forEach(parameter -> parameter.initParameterNameDiscovery(NAMES));
        return parameters;
    }

    /** The parameter the body is read into; {@code null} if none is. */
    @Nullable
    MethodParameter body() {
        return parameters().stream()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .orElse(null);
    }
}
