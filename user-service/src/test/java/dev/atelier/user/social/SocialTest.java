package dev.atelier.user.social;

import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with providers to sign in with. */
abstract class SocialTest extends RunningService {

    static final TestProvider ISSUER = new TestProvider();
    static final AuthorizationServer SPRING = new AuthorizationServer();
    static final String FRONT_END = "https://app.example.com/signed-in";

    /** The browser of somebody who has not been here before. */
    static final String NO_COOKIE = "";

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        String social = "atelier.accounts.social.";
        registry.add(social + "public-url", () -> "https://atelier.test");
        registry.add(social + "redirect-uris", () -> FRONT_END);
        String oidc = social + "providers.oidc.";
        registry.add(oidc + "client-id", () -> TestProvider.CLIENT);
        registry.add(oidc + "client-secret", () -> TestProvider.SECRET);
        registry.add(oidc + "issuer", ISSUER::url);
        String gitHub = social + "providers.github.";
        registry.add(gitHub + "client-id", () -> TestProvider.CLIENT);
        registry.add(gitHub + "client-secret", () -> TestProvider.SECRET);
        registry.add(gitHub + "authorization-uri", () -> ISSUER.url() + "/authorize");
        registry.add(gitHub + "token-uri", () -> ISSUER.url() + "/token");
        registry.add(gitHub + "api-url", () -> ISSUER.url() + "/api");
        String spring = social + "providers.spring.";
        registry.add(spring + "client-id", () -> AuthorizationServer.CLIENT);
        registry.add(spring + "client-secret", () -> AuthorizationServer.SECRET);
        registry.add(spring + "issuer", SPRING::url);
        String off = social + "providers.google.";
        registry.add(off + "client-id", () -> "");
        registry.add(off + "issuer", () -> "https://accounts.google.com");
        String away = social + "providers.away.";
        registry.add(away + "client-id", () -> "x");
        registry.add(away + "client-secret", () -> "x");
        registry.add(away + "issuer", () -> "http://127.0.0.1:1");
    }

    Answer depart(String provider) {
        return api.get("/api/auth/oauth2/" + provider);
    }

    Answer departFor(String provider, String frontEnd) {
        return api.get("/api/auth/oauth2/" + provider + "?redirect_uri=" + encoded(frontEnd));
    }

    Answer arrive(String provider, Map<String, String> parameters, String cookie) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        var browser = cookie.isEmpty() ? api : api.with("Cookie", cookie);
        return browser.get("/api/auth/oauth2/" + provider + "/callback?" + query);
    }

    /** There and back again. */
    Answer signIn(String provider, Map<String, Object> person) {
        Answer departed = depart(provider);
        return arrive(provider, ISSUER.agree(location(departed), person), cookie(departed));
    }

    static URI location(Answer answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static String cookie(Answer answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    static Map<String, Object> person(String subject, String email, boolean verified) {
        return Map.of("sub", subject, "email", email, "email_verified", verified, "preferred_username", subject);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
