package dev.atelier.e2e.leak;

import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A kind of secret, and how it is recognised wherever it lies. */
public enum Secret {
    /** As it was set, changed, or guessed. */
    PASSWORD,
    /** That people have brought. */
    PROVIDER_KEY,
    /** What people write, and what is answered. */
    CONTENT,
    /** What a provider sends people back with, and what a front end gets instead of tokens. */
    SIGN_IN_CODE,
    /** Behind its beginning, by which people tell theirs apart. */
    PROGRAM_TOKEN,
    REFRESH_TOKEN,
    /** And the tokens that services show each other: both are JWTs. */
    ACCESS_TOKEN,
    /** Master keys of tokens and vault, passwords of the administrator and for operations, the platform's provider keys. */
    OPERATORS_SECRET;

    static final String SIGN_IN_CODE_TEXT = "canary-code.7d41";

    /** What the local stack's services have for a provider that is simulated. */
    private static final String PLATFORM_KEY = "sk-simulator-local";

    private static final int SHOWN = 14;

    /** Looks for all of this kind that the tests can know of. */
    public Search search(Stack stack, SecretLife life) {
        return switch (this) {
            case PASSWORD -> Search.of(Canary.PASSWORD);
            case PROVIDER_KEY -> Search.of(Canary.PROVIDER_KEY);
            case CONTENT -> Search.of(Canary.CONTENT);
            case SIGN_IN_CODE -> Search.of(SIGN_IN_CODE_TEXT);
            case PROGRAM_TOKEN ->
                Search.of(life.programToken().substring(SHOWN)).orShape("atl_[0-9A-Za-z]{46}");
            case REFRESH_TOKEN ->
                Search.of(lastPart(life.person().refreshToken()))
                        .orShape("[0-9a-f]{24}\\.[0-9]{1,12}\\.[A-Za-z0-9_-]{43}");
            case ACCESS_TOKEN ->
                Search.of(lastPart(life.person().accessToken())).orShape("eyJ[A-Za-z0-9_-]{12,}\\.");
            case OPERATORS_SECRET -> ofOperators(stack);
        };
    }

    private static Search ofOperators(Stack stack) {
        List<byte[]> secrets = new ArrayList<>();
        Stream.of("ATELIER_JWT_KEYS", "ATELIER_VAULT_KEYS")
                .flatMap(variable -> Stream.of(stack.secret(variable).split(",")))
                .map(key -> key.split(":", 2)[1])
                .forEach(key -> {
                    secrets.add(key.getBytes(StandardCharsets.US_ASCII));
                    secrets.add(Base64.getDecoder().decode(key));
                });
        Stream.of(stack.secret("ATELIER_OPS_PASSWORD"), stack.adminPassword(), PLATFORM_KEY)
                .forEach(text -> secrets.add(text.getBytes(StandardCharsets.UTF_8)));
        return Search.ofBytes(secrets);
    }

    private static String lastPart(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
