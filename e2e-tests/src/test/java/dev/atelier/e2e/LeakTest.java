package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.leak.Piece;
import dev.atelier.e2e.leak.Place;
import dev.atelier.e2e.leak.Secret;
import dev.atelier.e2e.leak.SecretLife;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever all the tests before, and one more life, have handed over or been given is found nowhere in clear. */
@EndToEnd
@Order(120)
@TestInstance(Lifecycle.PER_CLASS)
class LeakTest {

    private static final int SHOWN = 3;

    private final Stack stack;
    private final SecretLife life;
    private final Map<Place, List<Piece>> left = new EnumMap<>(Place.class);

    LeakTest(Stack stack) throws IOException {
        this.stack = stack;
        this.life = SecretLife.live(stack);
        for (Place place : Place.values()) {
            left.put(place, place.pieces(stack));
        }
    }

    /**
     * What may lie where. "kept": there it lies on purpose, and is found; "-": there it must never be read. Hashes and what
     * the vault has sealed are not the secret; Base64 and what URLs make of it are. The columns are the {@link Place}s in
     * their order. What people write and read is theirs: it is kept in the documents made for it, beside nothing else but in
     * the same files, and nobody but their owner is shown it.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            #                | logs | content   | other     | database | redis  | redis | kafka   | kafka | traces | metrics
            #                |      | documents | documents | files    | values | files | records | files |        |
            PASSWORD         | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            PROVIDER_KEY     | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            CONTENT          | -    | kept      | -         | kept     | -      | -     | -       | -     | -      | -
            SIGN_IN_CODE     | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            PROGRAM_TOKEN    | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            REFRESH_TOKEN    | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            ACCESS_TOKEN     | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            OPERATORS_SECRET | -    | -         | -         | -        | -      | -     | -       | -     | -      | -
            """)
    void lies_nowhere_but_where_it_belongs(ArgumentsAccessor row) {
        Secret secret = row.get(0, Secret.class);
        assertThat(row.size()).isEqualTo(1 + Place.values().length);
        SoftAssertions.assertSoftly(softly -> {
            for (Place place : Place.values()) {
                List<String> found = secret.search(stack, life).in(left.get(place));
                boolean kept = row.getString(1 + place.ordinal()).equals("kept");
                softly.assertThat(found.stream().limit(SHOWN))
                        .as("%s in %s", secret, place)
                        .matches(some -> some.isEmpty() != kept, kept ? "some" : "none");
            }
        });
    }

    /** So that no place passes because nobody has looked there. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void finds_in_every_place_what_does_lie_there(Place place) {
        assertThat(life.traceIn(place).in(left.get(place))).isNotEmpty();
    }

    @Test
    void every_kind_of_secret_has_a_row() throws NoSuchMethodException {
        String table = LeakTest.class
                .getDeclaredMethod("lies_nowhere_but_where_it_belongs", ArgumentsAccessor.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        for (Secret secret : Secret.values()) {
            assertThat(table).containsOnlyOnce("\n" + secret);
        }
    }
}
