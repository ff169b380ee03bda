package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the table, asked through the gateway by everybody. */
@EndToEnd
@Order(46)
@TestInstance(Lifecycle.PER_CLASS)
class EndpointRolesTest {

    private static final String NOBODY = "";
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "ANYONE", List.of(NOBODY, "USER", "PREMIUM", "ADMIN"),
            "SESSION", List.of("USER", "PREMIUM", "ADMIN"),
            "STUDIO", List.of("USER", "PREMIUM", "ADMIN"),
            "ADMIN", List.of("ADMIN"),
            "SERVICE", List.of());

    private final Stack stack;
    private final Person user;
    private final Person premium;
    private final Person admin;

    EndpointRolesTest(Stack stack) {
        this.stack = stack;
        Person operator = Person.signedIn(
                stack,
                "admin",
                stack.adminPassword(),
                Person.login(stack, "admin", stack.adminPassword()).expect(200));
        this.user = Person.signUp(stack);
        this.premium = promoted(operator, "PREMIUM");
        this.admin = promoted(operator, "ADMIN");
    }

    private Person promoted(Person operator, String role) {
        Person person = Person.signUp(stack);
        var change = operator.request("PUT", "/api/admin/users/" + person.id(), Person.object("role", role));
        Http.send(change).expect(200);
        return person.signInAgain();
    }

    static List<Endpoint> endpoints() {
        return Endpoint.all();
    }

    @Test
    void the_table_is_read() {
        assertThat(endpoints())
                .extracting(Endpoint::toString)
                .contains(
                        "GET /api/auth/me", "POST /api/conversations", "GET /api/stats/usage", "GET /api/admin/users");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void serves_whom_the_table_says(Endpoint endpoint) {
        expect(
                endpoint,
                NOBODY,
                Http.send(Http.request(endpoint.method(), stack.gateway(endpoint.address()), body(endpoint))));
        expect(endpoint, "USER", asked(endpoint, user));
        expect(endpoint, "PREMIUM", asked(endpoint, premium));
        expect(endpoint, "ADMIN", asked(endpoint, admin));
    }

    private static Answer asked(Endpoint endpoint, Person person) {
        return Http.send(person.request(endpoint.method(), endpoint.address(), body(endpoint)));
    }

    /** Nobody deletes an account with somebody else's password, and all of them are still asked for more. */
    private static String body(Endpoint endpoint) {
        if (endpoint.toString().equals("DELETE /api/auth/me")) {
            return Person.object("password", Canary.PASSWORD + "-somebody else's");
        }
        return endpoint.method().equals("GET") || endpoint.method().equals("DELETE") ? null : "{}";
    }

    /** Whoever is let in hears of what was wrong with the request, which says nothing, and never of who may. */
    private static void expect(Endpoint endpoint, String visitor, Answer answer) {
        String what = endpoint + " as " + (visitor.isEmpty() ? "nobody" : visitor) + ": " + answer;
        if (endpoint.serves().equals("SERVICE")) {
            assertThat(answer.status()).as(what).isEqualTo(404);
        } else if (MEMBERS.get(endpoint.serves()).contains(visitor)) {
            assertThat(answer.status()).as(what).isLessThan(500);
            assertThat(answer.code())
                    .as(what)
                    .isNotIn(endpoint.unauthenticated(), endpoint.forbidden(), "TOKEN_REVOKED", "TOKEN_EXPIRED");
        } else {
            assertThat(answer.status()).as(what).isEqualTo(visitor.isEmpty() ? 401 : 403);
            assertThat(answer.code())
                    .as(what)
                    .isEqualTo(visitor.isEmpty() ? endpoint.unauthenticated() : endpoint.forbidden());
        }
    }
}
