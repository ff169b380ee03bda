package dev.atelier.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A row of {@code docs/endpoints.md}. */
record Endpoint(String method, String path, String serves, String scope) {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+) \\| `([^`]+)` \\| ([A-Z]+) \\| ([a-z]*) *\\|");

    /** Signing out comes last, so that everybody stays signed in until then. */
    static List<Endpoint> all() {
        try (Stream<String> lines = Files.lines(document())) {
            List<Endpoint> endpoints = lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Endpoint(row.group(1), row.group(2), row.group(3), row.group(4)))
                    .toList();
            return Stream.concat(
                            endpoints.stream().filter(endpoint -> !endpoint.signsOut()),
                            endpoints.stream().filter(Endpoint::signsOut))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path document() {
        return Path.of(System.getProperty("atelier.repository", "..")).resolve("docs/endpoints.md");
    }

    private boolean signsOut() {
        return path.equals("/api/auth/logout");
    }

    /** An address of this endpoint; of things that are not there. */
    String address() {
        return path.replaceAll("\\{[^}]+}", "65a1b2c3d4e5f60718293a4b");
    }

    /** The code by which somebody without a token is refused. */
    String unauthenticated() {
        if (speaksAnthropic()) {
            return "authentication_error";
        }
        return speaksOpenAi() ? "invalid_api_key" : "UNAUTHENTICATED";
    }

    /** The code by which somebody is refused who may not do this. */
    String forbidden() {
        if (speaksAnthropic()) {
            return "permission_error";
        }
        return speaksOpenAi() ? "insufficient_permissions" : "FORBIDDEN";
    }

    private boolean speaksAnthropic() {
        return path.equals("/v1/messages");
    }

    private boolean speaksOpenAi() {
        return path.startsWith("/v1/");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
