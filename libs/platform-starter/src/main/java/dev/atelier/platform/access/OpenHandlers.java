package dev.atelier.platform.access;

import dev.atelier.platform.security.PublicPaths;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The paths that are open without a token because their handler serves anyone. Reads every rule, so that a wrong one shows. */
final class OpenHandlers {

    private OpenHandlers() {}

    static PublicPaths pathsOf(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return PublicPaths.of(handlers.entrySet().stream()
                .filter(entry -> isOpen(entry.getValue()))
                .flatMap(entry -> calls(entry.getKey()))
                .toArray(String[]::new));
    }

    private static boolean isOpen(HandlerMethod handler) {
        AccessRule rule = AccessRule.of(handler);
        return rule != null && rule.who() == Who.ANYONE;
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        List<String> prefixes = mapping.getMethodsCondition().getMethods().stream()
                .flatMap(OpenHandlers::served)
                .map(method -> method + " ")
                .toList();
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        prefixes.isEmpty() ? Stream.of(path) : prefixes.stream().map(prefix -> prefix + path));
    }

    /** Spring serves HEAD where GET is mapped. */
    private static Stream<String> served(RequestMethod method) {
        return method == RequestMethod.GET ? Stream.of("GET", "HEAD") : Stream.of(method.name());
    }
}
