package dev.atelier.e2e;

import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Token;
import dev.atelier.e2e.stack.Stack;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests that are refused, and with which code. */
final class ErrorCases {

    private static final String NOBODYS = "0123456789abcdef01234567";

    private final Stack stack;
    private final Person person;
    private final String conversation;
    private final String anothers;
    private final Person signedOut;

    ErrorCases(Stack stack, Person person, Person another) {
        this.stack = stack;
        this.person = person;
        this.conversation = person.newConversation();
        this.anothers = another.newConversation();
        this.signedOut = person.signInAgain();
        signedOut.post("/api/auth/logout", null).expect(200);
    }

    /**
     * One line of the table.
     *
     * @param field the fields of the entries in their order, comma separated; {@code null} if that is not asked
     */
    record Line(
            String name, int status, String code, @Nullable String field, Supplier<HttpRequest.Builder> request) {
        @Override
        public String toString() {
            return status + " " + code + ": " + name;
        }
    }

    Stream<Line> all() {
        return Stream.of(fields(), bodies(), credentials(), objects(), formats())
                .flatMap(lines -> lines);
    }

    private Stream<Line> fields() {
        return Stream.of(
                invalid("empty sign-up", "username,email,password", () -> register("{}")),
                invalid("short name", "username", () -> register(account("ab", "a@example.com", "long enough"))),
                invalid("bad e-mail", "email", () -> register(account(Person.freshName(), "nobody", "long enough"))),
                invalid("short password", "password", () -> register(account(Person.freshName(), "a@b.cd", "short"))),
                invalid("limit 0", "limit", () -> mine("GET", "/api/conversations?limit=0", null)),
                invalid("limit 101", "limit", () -> mine("GET", "/api/conversations?limit=101", null)),
                invalid("bad after", "after", () -> mine("GET", "/api/conversations?after=x", null)),
                invalid("control character", "title", () -> titled("two\\nlines")),
                invalid("unknown model", "model", () -> mine("POST", "/api/conversations", "{\"model\":\"gpt-0\"}")),
                invalid("temperature", "settings.temperature", () -> settings("\"temperature\":3")),
                invalid("topP", "settings.topP", () -> settings("\"topP\":-1")),
                invalid("maxLength", "settings.maxLength", () -> settings("\"maxLength\":0")),
                invalid("empty message", "content", () -> message("{\"content\":\" \"}")),
                invalid("no content", "content", () -> message("{}")),
                invalid(
                        "idempotency key",
                        "Idempotency-Key",
                        () -> message("{\"content\":\"x\"}").header("Idempotency-Key", "k".repeat(256))),
                invalid("from", "from", () -> mine("GET", "/api/stats/usage?from=yesterday", null)),
                invalid("period", "from", () -> mine("GET", "/api/stats/usage?from=2020-01-01&to=2026-01-01", null)),
                invalid("service", "service", () -> mine("GET", "/api/stats/usage?service=poetry", null)));
    }

    private Stream<Line> bodies() {
        return Stream.of(
                line("half an object", 400, "MALFORMED_JSON", () -> register("{\"username\":")),
                line("UTF-16", 400, "MALFORMED_JSON", () -> utf16("/api/auth/register")),
                line("name twice", 400, "MALFORMED_JSON", () -> register("{\"username\":\"a\",\"username\":\"b\"}")),
                line("endless nesting", 400, "MALFORMED_JSON", () -> register("[".repeat(100_000))),
                line("no JSON", 400, "MALFORMED_JSON", () -> message("hello")),
                line("path with dots", 400, "BAD_REQUEST", () -> mine("GET", "/api/auth/../auth/me", null)),
                line("plain text", 415, "UNSUPPORTED_MEDIA_TYPE", () -> plainText("/api/auth/register")),
                line("plain message", 415, "UNSUPPORTED_MEDIA_TYPE", () -> plainText(messages(conversation))));
    }

    private Stream<Line> credentials() {
        return Stream.of(
                line("no token", 401, "UNAUTHENTICATED", () -> anonymous("/api/auth/me")),
                line("garbage", 401, "UNAUTHENTICATED", () -> bearer("garbage")),
                line("alg none", 401, "UNAUTHENTICATED", () -> bearer(token().unsigned("none"))),
                line(
                        "cut signature",
                        401,
                        "UNAUTHENTICATED",
                        () -> bearer(person.accessToken().substring(0, 60))),
                line("other audience", 401, "UNAUTHENTICATED", () -> bearer(signed(token().with("aud", "other")))),
                line("other issuer", 401, "UNAUTHENTICATED", () -> bearer(signed(token().with("iss", "other")))),
                line("no user", 401, "UNAUTHENTICATED", () -> bearer(signed(token().with("sub", "ann")))),
                line("role made up", 401, "UNAUTHENTICATED", () -> bearer(signed(token().with("role", "GOD")))),
                line("refresh token", 401, "UNAUTHENTICATED", () -> bearer(person.refreshToken())),
                line("expired", 401, "TOKEN_EXPIRED", () -> bearer(expired())),
                line("signed out", 401, "TOKEN_REVOKED", () -> bearer(signedOut.accessToken())),
                line("wrong password", 401, "BAD_CREDENTIALS", () -> login(person.username())),
                line("unknown user", 401, "BAD_CREDENTIALS", () -> login(Person.freshName())),
                line("no refresh token", 401, "UNAUTHENTICATED", this::refreshWithGarbage));
    }

    private Stream<Line> objects() {
        return Stream.of(
                line("unknown path", 404, "NOT_FOUND", () -> mine("GET", "/api/nothing", null)),
                line("unknown path of a service", 404, "NOT_FOUND", () -> mine("GET", "/api/stats/nothing", null)),
                line("nobody's", 404, "NOT_FOUND", () -> mine("GET", "/api/conversations/" + NOBODYS, null)),
                line("no id", 404, "NOT_FOUND", () -> mine("GET", "/api/conversations/seven", null)),
                line("another's", 404, "NOT_FOUND", () -> mine("GET", "/api/conversations/" + anothers, null)),
                line(
                        "another's to delete",
                        404,
                        "NOT_FOUND",
                        () -> mine("DELETE", "/api/conversations/" + anothers, null)),
                line(
                        "another's to talk to",
                        404,
                        "NOT_FOUND",
                        () -> mine("POST", messages(anothers), "{\"content\":\"x\"}")),
                line(
                        "name taken",
                        409,
                        "USERNAME_TAKEN",
                        () -> register(account(person.username(), Person.freshName() + "@example.com", "long enough"))),
                line(
                        "e-mail taken",
                        409,
                        "EMAIL_TAKEN",
                        () -> register(
                                account(Person.freshName(), person.username() + "@EXAMPLE.com", "long enough"))));
    }

    private Stream<Line> formats() {
        return Stream.of(
                line("method of an account", 405, "METHOD_NOT_ALLOWED", () -> mine("POST", "/api/auth/me", "{}")),
                line("method of a list", 405, "METHOD_NOT_ALLOWED", () -> mine("PUT", "/api/conversations", "{}")),
                line("TRACE", 405, "METHOD_NOT_ALLOWED", () -> mine("TRACE", "/api/auth/me", null)),
                line("PROPFIND", 405, "METHOD_NOT_ALLOWED", () -> mine("PROPFIND", "/api/auth/me", null)),
                line("OPTIONS of no browser", 405, "METHOD_NOT_ALLOWED", () -> mine("OPTIONS", "/api/auth/me", null)),
                line("method of sign-in", 405, "METHOD_NOT_ALLOWED", () -> anonymous("/api/auth/login")),
                line("long address", 414, "BAD_REQUEST", () -> anonymous("/api/auth/me?q=" + "x".repeat(100_000))),
                line("long header", 431, "BAD_REQUEST", () -> bearer("x".repeat(20_000))),
                line(
                        "problem JSON",
                        406,
                        "NOT_ACCEPTABLE",
                        () -> mine("GET", "/api/auth/me", null).header("Accept", "application/problem+json")),
                line(
                        "XML",
                        406,
                        "NOT_ACCEPTABLE",
                        () -> mine("GET", "/api/auth/me", null).header("Accept", "application/xml")),
                line(
                        "message as XML",
                        406,
                        "NOT_ACCEPTABLE",
                        () -> message("{\"content\":\"x\"}").header("Accept", "application/xml")));
    }

    String accessToken() {
        return person.accessToken();
    }

    private static Line line(String name, int status, String code, Supplier<HttpRequest.Builder> request) {
        return new Line(name, status, code, null, request);
    }

    private static Line invalid(String name, String field, Supplier<HttpRequest.Builder> request) {
        return new Line(name, 400, "VALIDATION_FAILED", field, request);
    }

    private HttpRequest.Builder mine(String method, String path, @Nullable String body) {
        return person.request(method, path, body);
    }

    private HttpRequest.Builder settings(String settings) {
        return mine(
                "POST", "/api/conversations", "{\"model\":\"" + person.model() + "\",\"settings\":{" + settings + "}}");
    }

    private HttpRequest.Builder message(String body) {
        return mine("POST", messages(conversation), body);
    }

    private static String messages(String conversation) {
        return "/api/conversations/" + conversation + "/messages";
    }

    private HttpRequest.Builder register(String body) {
        return Http.request("POST", stack.gateway("/api/auth/register"), body);
    }

    private static String account(String username, String email, String password) {
        return Person.object("username", username, "email", email, "password", password);
    }

    private HttpRequest.Builder login(String username) {
        String body = Person.object("username", username, "password", Canary.PASSWORD + "-wrong");
        return Http.request("POST", stack.gateway("/api/auth/login"), body);
    }

    private HttpRequest.Builder refreshWithGarbage() {
        String body = Person.object("refreshToken", "garbage");
        return Http.request("POST", stack.gateway("/api/auth/refresh"), body);
    }

    private HttpRequest.Builder plainText(String path) {
        return mine("POST", path, null).POST(BodyPublishers.ofString("hello")).header("Content-Type", "text/plain");
    }

    private HttpRequest.Builder anonymous(String path) {
        return Http.request("GET", stack.gateway(path), null);
    }

    private HttpRequest.Builder titled(String title) {
        return mine("POST", "/api/conversations", "{\"model\":\"" + person.model() + "\",\"title\":\"" + title + "\"}");
    }

    private HttpRequest.Builder utf16(String path) {
        byte[] body =
                account(Person.freshName(), "a@example.com", "long enough").getBytes(StandardCharsets.UTF_16);
        return mine("POST", path, null)
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder bearer(String token) {
        return Http.request("GET", stack.gateway("/api/conversations"), null)
                .header("Authorization", "Bearer " + token);
    }

    private Token token() {
        return Token.of(person.accessToken());
    }

    private String signed(Token token) {
        return token.signed(stack.secret("ATELIER_JWT_KEYS"));
    }

    private String expired() {
        return signed(token().expiredAt(Clock.systemUTC().instant().minus(Duration.ofMinutes(5))));
    }
}
