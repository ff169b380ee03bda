package dev.atelier.user.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** User names for somebody who did not choose one here: the one from elsewhere as far as our rules allow, then numbered. */
final class UsernameSuggestions {

    private static final int LONGEST_STEM = 24;
    private static final int SHORTEST = 3;
    private static final int NUMBERED = 5;
    private static final int NUMBERS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UsernameSuggestions() {}

    /** At least one name, each of a valid form. */
    static List<String> of(ExternalProfile profile) {
        String stem = stem(Objects.requireNonNullElse(profile.username(), profile.email()));
        Stream<String> plain =
                AccountRules.key(stem).equals(RegisterAccount.ADMIN_USERNAME) ? Stream.of() : Stream.of(stem);
        Stream<String> numbered = IntStream.range(0, NUMBERED).mapToObj(_ -> stem + "-" + RANDOM.nextInt(NUMBERS));
        return Stream.concat(plain, numbered).toList();
    }

    private static String stem(String name) {
        int at = name.indexOf('@');
        String clean = (at < 0 ? name : name.substring(0, at)).replaceAll("[^A-Za-z0-9_.-]+", "-");
        String stem = clean.length() > LONGEST_STEM ? clean.substring(0, LONGEST_STEM) : clean;
        boolean saysNothing = stem.chars().noneMatch(Character::isLetterOrDigit);
        return saysNothing || stem.length() < SHORTEST ? "user" : stem;
    }
}
