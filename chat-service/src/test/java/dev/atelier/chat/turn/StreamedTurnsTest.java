package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.RunningChat;
import dev.atelier.chat.ServerEvent;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Turns answered as they are made. */
class StreamedTurnsTest extends RunningChat {

    @Test
    void an_answer_comes_in_pieces_and_then_whole() {
        String id = conversation();
        List<ServerEvent> events = new ArrayList<>();
        var response = api.events().stream(messagesOf(id), Map.of("content", "hello [[tokens=25]]"), events::add);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(events.subList(0, events.size() - 1)).hasSize(25).allSatisfy(event -> {
            assertThat(event.name()).isEqualTo("delta");
            assertThat(event.data().propertyNames()).containsExactly("content");
        });
        ServerEvent done = events.getLast();
        assertThat(done.name()).isEqualTo("done");
        assertThat(done.data().propertyNames()).containsExactly("userMessage", "assistantMessage", "usage");
        assertThat(done.data().path("assistantMessage").path("content").stringValue())
                .isEqualTo(said(events));
        assertThat(done.data().path("usage").path("completionTokens").intValue())
                .isEqualTo(25);
        assertThat(readBack(id).path("messages").path(1)).isEqualTo(done.data().path("assistantMessage"));
    }

    @Test
    void whatever_a_model_says_stays_inside_its_event() {
        String id = conversation();
        String trick = "\n\ndata: [DONE]\n\nevent: error\ndata: {\"a\":\"b\\\\\"}\r\n\u2028😀 \"quoted\"";
        List<ServerEvent> events = new ArrayList<>();
        api.events().stream(messagesOf(id), Map.of("content", "x [[say=" + trick + "]]"), events::add);
        assertThat(events).extracting(ServerEvent::name).containsOnly("delta", "done");
        assertThat(said(events)).isEqualTo(trick);
        assertThat(readBack(id).path("messages").path(1).path("content").stringValue())
                .isEqualTo(trick);
    }

    @Test
    void closing_the_connection_stops_the_call_and_keeps_what_was_made() {
        String id = conversation();
        List<ServerEvent> events = new ArrayList<>();
        Throwable closed = catchThrowable(() ->
                api.events().stream(messagesOf(id), Map.of("content", "x [[tokens=500]] [[delay=20]]"), event -> {
                    events.add(event);
                    if (events.size() == 5) {
                        throw new IllegalStateException("enough");
                    }
                }));
        assertThat(closed).hasMessage("enough");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> providerCalls().getFirst().outcome() == Outcome.CANCELLED);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> readBack(id).path("messageCount").intValue() == 2);
        JsonNode reply = readBack(id).path("messages").path(1);
        assertThat(reply.path("finishReason").stringValue()).isEqualTo("cancelled");
        assertThat(reply.path("content").stringValue()).startsWith(said(events));
        int counted = reply.path("usage").path("completionTokens").intValue();
        assertThat(counted).isBetween(4, 100);
        await().untilAsserted(() -> {
            Document call = journal().getFirst();
            assertThat(call.getString("state")).isEqualTo("cancelled");
            assertThat(call.get("event", Document.class).getLong("completion")).isEqualTo(counted);
            assertThat(call.get("event", Document.class).getLong("costMicros"))
                    .isEqualTo(reply.path("usage").path("costMicros").longValue());
        });
        assertThat(providerCalls()).hasSize(1);
    }

    @Test
    void closing_is_noticed_while_the_provider_is_silent() {
        String id = conversation();
        Throwable closed = catchThrowable(() ->
                api.events().stream(messagesOf(id), Map.of("content", "x [[tokens=50]] [[delay=2000]]"), event -> {
                    throw new IllegalStateException("enough");
                }));
        assertThat(closed).hasMessage("enough");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> providerCalls().getFirst().outcome() == Outcome.CANCELLED);
    }

    @Test
    void a_provider_that_fails_half_way_is_told_in_the_stream_and_leaves_nothing_behind() {
        String id = conversation();
        for (FaultKind kind : List.of(FaultKind.DROP, FaultKind.STATUS, FaultKind.MALFORMED)) {
            SIMULATOR.faults().put(Fault.of("openai", kind).status(500).afterChunks(3));
            List<ServerEvent> events = new ArrayList<>();
            var response = api.english().events().stream(messagesOf(id), Map.of("content", "x"), events::add);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(events).extracting(ServerEvent::name).containsExactly("delta", "delta", "delta", "error");
            JsonNode error = events.getLast().data();
            assertThat(error.propertyNames()).contains("code", "message");
            assertThat(error.path("code").stringValue()).startsWith("PROVIDER_");
            assertThat(error.path("message").stringValue()).isNotBlank().doesNotMatch(".*\\p{IsHan}.*");
        }
        assertThat(readBack(id).path("messageCount").intValue()).isZero();
        assertThat(providerCalls()).hasSize(3);
        assertThat(journal())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.getString("state")).isEqualTo("failed"));
    }

    @Test
    void a_silent_stream_ends_with_a_timeout() {
        String id = conversation();
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.TIMEOUT).afterChunks(2));
        List<ServerEvent> events = new ArrayList<>();
        api.events().stream(messagesOf(id), Map.of("content", "x"), events::add);
        assertThat(events).extracting(ServerEvent::name).containsExactly("delta", "delta", "error");
        assertThat(events.getLast().data().path("code").stringValue()).isEqualTo("UPSTREAM_TIMEOUT");
    }

    private static String said(List<ServerEvent> events) {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("content").stringValue())
                .collect(Collectors.joining());
    }
}
