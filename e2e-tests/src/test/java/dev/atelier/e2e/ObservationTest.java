package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Trace;
import dev.atelier.e2e.stack.ListeningSockets;
import dev.atelier.e2e.stack.ListeningSockets.Listening;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators see: the registry, the trace, the processes. */
@EndToEnd
@Order(55)
class ObservationTest {

    private static final Duration REPORTED = Duration.ofSeconds(20);

    private final Stack stack;

    ObservationTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void finds_every_service_in_discovery() {
        var request = Http.request("GET", stack.at(8761, "/eureka/apps"), null).header("Accept", "application/json");

        JsonNode applications = Http.send(request).expect(200).json().at("/applications/application");

        assertThat(applications.valueStream().map(each -> each.path("name").asString()))
                .contains("GATEWAY-SERVICE", "USER-SERVICE", "CHAT-SERVICE", "STATS-SERVICE");
    }

    /** No debugger's port, no remote management, no port of a library that nobody asked for. */
    @Test
    void every_process_listens_on_its_own_ports_and_for_this_machine_alone() {
        Assumptions.assumeTrue(ListeningSockets.areShown(), "No /proc here that shows the sockets of a process");
        Map<String, Set<Integer>> ports = Map.ofEntries(
                Map.entry("gateway-service", Set.of(8080, 8079)),
                Map.entry("user-service", Set.of(8081)),
                Map.entry("chat-service", Set.of(8082)),
                Map.entry("stats-service", Set.of(8086)),
                Map.entry("discovery-server", Set.of(8761)),
                Map.entry("config-server", Set.of(8888)),
                Map.entry("provider-simulator", Set.of(8090)),
                Map.entry("mongodb", Set.of(27017)),
                Map.entry("redis", Set.of(6379)),
                Map.entry("kafka", Set.of(9092, 9093)),
                Map.entry("zipkin", Set.of(9411)));

        JsonNode processes = stack.status();
        assertThat(processes.valueStream().map(each -> each.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(ports.keySet());
        for (JsonNode process : processes) {
            String name = process.path("name").asString();
            List<Listening> sockets = ListeningSockets.of(process.path("pid").asLong());

            assertThat(sockets).as(name).allMatch(Listening::onThisMachineAlone);
            assertThat(sockets.stream().map(Listening::port).collect(Collectors.toSet()))
                    .as(name)
                    .isEqualTo(ports.get(name).stream().map(stack::port).collect(Collectors.toSet()));
        }
    }

    @Test
    void follows_a_call_in_one_trace_from_the_gateway_to_the_statistics() {
        Person person = Person.signUp(stack);
        Trace trace = Trace.begin();

        var message = person.message(person.newConversation(), "follow me").header("traceparent", trace.parent());
        Http.send(message).expect(201);

        await().atMost(REPORTED)
                .untilAsserted(() ->
                        assertThat(servicesIn(trace)).contains("gateway-service", "chat-service", "stats-service"));
        assertThat(spans(trace))
                .anyMatch(span ->
                        span.at("/remoteEndpoint/serviceName").asString("").equals("openai"));
        assertThat(spans(trace)).allMatch(span -> !span.toString().contains(Canary.CONTENT));
    }

    @Test
    void shows_every_process_as_healthy() {
        assertThat(stack.status()
                        .valueStream()
                        .filter(process -> !process.path("health").asString().equalsIgnoreCase("up")))
                .isEmpty();
        assertThat(stack.status()
                        .valueStream()
                        .map(process -> process.path("name").asString()))
                .contains("mongodb", "redis", "kafka", "zipkin", "discovery-server", "config-server", "gateway-service")
                .contains("user-service", "chat-service", "stats-service", "provider-simulator");
    }

    private Set<String> servicesIn(Trace trace) {
        return spans(trace).stream()
                .map(span -> span.at("/localEndpoint/serviceName").asString(""))
                .collect(Collectors.toSet());
    }

    private List<JsonNode> spans(Trace trace) {
        Answer answer = Http.get(stack.at(9411, "/api/v2/trace/" + trace.id()));
        return answer.status() == 200 ? answer.json().valueStream().toList() : List.of();
    }
}
