package dev.atelier.chat.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.fault.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every provider with every fault: what the caller gets, how often the provider was asked, what is counted. */
@TestPropertySource(
        properties = {
            "atelier.proxy.attempts=3",
            "atelier.proxy.retries.percent=100",
            "atelier.proxy.retries.per-second=100",
            "atelier.proxy.silence-timeout=3s",
            "atelier.proxy.first-byte-timeout=3s"
        })
class FaultTableTest extends RunningChat {

    private static final int MOST_ATTEMPTS = 3;
    private static final Map<String, String> MODELS = models();

    private static Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("openai", "gpt-test");
        models.put("anthropic", "claude-test");
        models.put("gemini", "gemini-test");
        models.put("lantern", "lantern-test");
        return models;
    }

    /** The providers side by side: each has its faults, its key and its breaker to itself. */
    @Test
    void the_document_says_what_becomes_of_every_fault() throws Exception {
        List<Callable<List<String>>> parts = MODELS.entrySet().stream()
                .<Callable<List<String>>>map(model -> () -> rows(model.getKey(), model.getValue()))
                .toList();
        List<String> rows = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> part : threads.invokeAll(parts)) {
                rows.addAll(part.get());
            }
        }
        rows.add(row("openai", "usage not reported", "gpt-test", "[[usage=none]]", null, false));
        rows.add(row("openai", "usage not reported", "gpt-test", "[[usage=none]]", null, true));
        FaultDocument.ofRepository().requireCurrent(rows);
    }

    private List<String> rows(String provider, String model) {
        List<String> rows = new ArrayList<>();
        rows.add(row(provider, "none", model, "", null, false));
        faults(provider).forEach((name, fault) -> rows.add(row(provider, name, model, "", fault, false)));
        rows.add(row(provider, "none", model, "", null, true));
        faultsOfStreams(provider).forEach((name, fault) -> rows.add(row(provider, name, model, "", fault, true)));
        return rows;
    }

    private static Map<String, Fault> faults(String provider) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (int status : List.of(400, 401, 403, 404, 413, 422, 500, 502, 503, 504)) {
            faults.put(
                    Integer.toString(status),
                    Fault.of(provider, FaultKind.STATUS).status(status));
        }
        Fault limited = Fault.of(provider, FaultKind.STATUS).status(429);
        faults.put("429", limited);
        faults.put("429, wait 1 s", limited.retryAfter(1));
        faults.put("429, wait 60 s", limited.retryAfter(60));
        faults.put("500 once", Fault.of(provider, FaultKind.STATUS).status(500).times(1));
        faults.put("connection reset", Fault.of(provider, FaultKind.DROP));
        faults.put("no answer", Fault.of(provider, FaultKind.TIMEOUT));
        faults.put("no JSON", Fault.of(provider, FaultKind.MALFORMED));
        return faults;
    }

    private static Map<String, Fault> faultsOfStreams(String provider) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("503", Fault.of(provider, FaultKind.STATUS).status(503));
        faults.put(
                "error after 3 chunks",
                Fault.of(provider, FaultKind.STATUS).status(500).afterChunks(3));
        faults.put(
                "connection reset after 3 chunks",
                Fault.of(provider, FaultKind.DROP).afterChunks(3));
        faults.put(
                "no JSON after 3 chunks",
                Fault.of(provider, FaultKind.MALFORMED).afterChunks(3));
        faults.put(
                "silence after 3 chunks",
                Fault.of(provider, FaultKind.SLOW).afterChunks(3).delay(Duration.ofMinutes(1)));
        return faults;
    }

    private String row(String provider, String name, String model, String hint, Fault fault, boolean stream) {
        SIMULATOR.faults().remove(new Target(provider, null));
        if (fault != null) {
            SIMULATOR.faults().put(fault);
        }
        int before = attempts(provider);
        String user = new ObjectId().toHexString();
        ObjectNode request = request(model, hint, stream);
        String answer = CallerAnswer.of(clientOf(user).english().raw("/v1/chat/completions", request));
        Document call = closedCallOf(user);
        int attempts = attempts(provider) - before;
        assertThat(attempts).as("%s, %s", provider, name).isBetween(1, MOST_ATTEMPTS);
        return "| %s | %s | %s | %s | %d | %s |"
                .formatted(provider, stream ? "stream" : "whole", name, answer, attempts, counted(call));
    }

    private static int attempts(String provider) {
        return (int) providerCalls().stream()
                .filter(call -> call.origin().provider().equals(provider))
                .count();
    }

    private static ObjectNode request(String model, String hint, boolean stream) {
        ObjectNode request =
                JsonMapper.shared().createObjectNode().put("model", model).put("stream", stream);
        request.putArray("messages").addObject().put("role", "user").put("content", "Hello? [[tokens=20]] " + hint);
        return request;
    }

    private static String counted(Document call) {
        Document event = call.get("event", Document.class);
        String state = call.getString("state");
        boolean counts = event.getLong("prompt") + event.getLong("completion") + event.getLong("costMicros") > 0;
        return counts
                ? "%s, %d + %d tokens, %d µ$, %s"
                        .formatted(
                                state,
                                event.getLong("prompt"),
                                event.getLong("completion"),
                                event.getLong("costMicros"),
                                event.getString("usageSource").toLowerCase())
                : state + ", nothing";
    }
}
