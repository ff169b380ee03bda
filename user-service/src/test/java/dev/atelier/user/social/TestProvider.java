package dev.atelier.user.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of OpenID Connect, and of GitHub's dialect, that can also misbehave. It checks what a provider checks: client,
 * redirect address, PKCE, and that a code is used once.
 */
final class TestProvider {

    static final String CLIENT = "atelier";
    static final String SECRET = "provider-secret";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    enum Misbehaviour {
        NONE,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_KEY,
        OTHER_AUDIENCE,
        EXPIRED,
        FAILS,
        REDIRECTS
    }

    private record Grant(Map<String, String> request, Map<String, Object> person) {}

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/api/user", exchange -> answer(exchange, 200, person(exchange)));
        server.createContext(
                "/api/user/emails",
                exchange -> answer(exchange, 200, person(exchange).getOrDefault("emails", List.of())));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void misbehave(Misbehaviour how) {
        misbehaviour = how;
    }

    /** What a person does who is sent here and agrees; gives what the browser takes back. */
    Map<String, String> agree(URI sentTo, Map<String, Object> person) {
        Map<String, String> request = parameters(sentTo.getRawQuery());
        if (!sentTo.getPath().equals("/authorize")
                || !CLIENT.equals(request.get("client_id"))
                || !"code".equals(request.get("response_type"))
                || !"S256".equals(request.get("code_challenge_method"))
                || request.get("code_challenge").length() != 43) {
            throw new AssertionError("no proper authorization request: " + sentTo);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Grant(request, person));
        return Map.of("code", code, "state", request.get("state"));
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], UTF_8)));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (misbehaviour == Misbehaviour.FAILS) {
            answer(exchange, 500, Map.of("error", "server_error"));
            return;
        }
        if (misbehaviour == Misbehaviour.REDIRECTS) {
            exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            answer(exchange, 307, Map.of());
            return;
        }
        Grant grant = codes.remove(String.valueOf(form.get("code")));
        if (grant == null || !isProven(exchange, form, grant.request())) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String accessToken = UUID.randomUUID().toString();
        people.put(accessToken, grant.person());
        Map<String, Object> answer =
                new HashMap<>(Map.of("access_token", accessToken, "token_type", "Bearer", "expires_in", 300));
        if (grant.request().getOrDefault("scope", "").contains("openid")) {
            answer.put("id_token", idToken(grant));
        }
        answer(exchange, 200, answer);
    }

    private static boolean isProven(HttpExchange exchange, Map<String, String> form, Map<String, String> request) {
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        String challenge = Secrets.hash(String.valueOf(form.get("code_verifier")));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && challenge.equals(request.get("code_challenge"))
                && request.get("redirect_uri").equals(form.get("redirect_uri"));
    }

    private String idToken(Grant grant) {
        boolean expired = misbehaviour == Misbehaviour.EXPIRED;
        Instant now = expired ? Instant.now().minusSeconds(3600) : Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(misbehaviour == Misbehaviour.OTHER_AUDIENCE ? "somebody-else" : CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        grant.person().forEach(claims::claim);
        switch (misbehaviour) {
            case OTHER_NONCE -> claims.claim("nonce", Secrets.hash("other"));
            case NO_NONCE -> claims.claim("nonce", null);
            default -> claims.claim("nonce", grant.request().get("nonce"));
        }
        return signed(claims.build(), misbehaviour == Misbehaviour.OTHER_KEY ? newKey() : key);
    }

    private String signed(JWTClaimsSet claims, RSAKey with) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> person(HttpExchange exchange) {
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return people.getOrDefault(bearer.replace("Bearer ", ""), Map.of());
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", url(),
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "jwks_uri", url() + "/jwks");
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
