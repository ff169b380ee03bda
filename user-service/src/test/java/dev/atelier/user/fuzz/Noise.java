package dev.atelier.user.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Makes what no sane client sends, out of a seed. */
final class Noise {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 4;

    private static final List<String> NAMES = List.of(
            "username",
            "email",
            "password",
            "firstName",
            "lastName",
            "refreshToken",
            "avatar",
            "preferences",
            "theme",
            "language",
            "notifications",
            "currentPassword",
            "newPassword",
            "role",
            "status",
            "service",
            "keyName",
            "keyValue",
            "name",
            "expiresAt",
            "scopes",
            "budgetMicros",
            "userId",
            "passwordHash",
            "$set",
            "_id",
            "");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "ada",
            "ada@example.com",
            "correct horse",
            "ADMIN",
            "active",
            "disabled",
            "null",
            "{}",
            "[]",
            "../../etc/passwd",
            "$where",
            "{\"$gt\":\"\"}",
            "' or 1=1 --",
            "<script>",
            "%00",
            "\uD800",
            "\u202Eabc",
            "𝕬𝖉𝖆",
            "张三",
            "65a1b2c3d4e5f60718293a4b",
            "https://example.com/a.png",
            "javascript:alert(1)",
            "2026-11-23T08:00:00Z",
            "-1",
            "1e400",
            "NaN",
            "a".repeat(5_000));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "101",
            "2147483648",
            "9223372036854775808",
            "-0.0",
            "1e308",
            "1E+400",
            "0.1",
            "123456789".repeat(20));

    private final RandomGenerator random;

    Noise(RandomGenerator random) {
        this.random = random;
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    String text() {
        return random.nextInt(4) > 0
                ? oneOf(TEXTS)
                : random.ints(random.nextInt(40), 0, 0x3000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    /** Mostly an object with members that mean something here; sometimes broken, or no JSON at all. */
    String body() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> text();
            case 2 -> value(0);
            case 3 -> "[".repeat(2_000) + "]".repeat(random.nextInt(2_001));
            case 4 -> {
                String whole = object(0);
                yield whole.substring(0, random.nextInt(whole.length()));
            }
            default -> object(0);
        };
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(7))
                .mapToObj(_ -> quoted(oneOf(NAMES)) + ":" + value(depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 6)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2 -> oneOf(NUMBERS);
            case 6 ->
                Stream.generate(() -> value(depth + 1))
                        .limit(random.nextInt(4))
                        .collect(Collectors.joining(",", "[", "]"));
            case 7, 8 -> object(depth);
            default -> quoted(text());
        };
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
