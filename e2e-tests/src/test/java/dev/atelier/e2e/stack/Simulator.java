package dev.atelier.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider simulator's control door. */
public final class Simulator {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI door;

    Simulator(URI door) {
        this.door = door;
    }

    /** How many calls the provider has got so far. */
    public int callCount() {
        return ledger().size();
    }

    /** What the provider was asked for after the first {@code callCount} calls, oldest first. */
    public List<ProviderCall> callsAfter(int callCount) {
        List<ProviderCall> all = ledger();
        return all.subList(callCount, all.size());
    }

    private List<ProviderCall> ledger() {
        JsonNode entries = JsonMapper.shared().readTree(send(HttpRequest.newBuilder(door.resolve("ledger"))));
        return entries.valueStream().map(ProviderCall::of).toList();
    }

    /** A fault on chat calls of the provider {@code openai}; {@code rest} holds the other members. */
    public void breakChats(String rest) {
        breakChatsOf("openai", rest);
    }

    /** A fault on chat calls of another provider. */
    public void breakChatsOf(String provider, String rest) {
        String fault = "{\"provider\":\"" + provider + "\",\"operation\":\"chat\"," + rest + "}";
        send(HttpRequest.newBuilder(door.resolve("faults")).PUT(BodyPublishers.ofString(fault)));
    }

    public void heal() {
        send(HttpRequest.newBuilder(door.resolve("faults")).DELETE());
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The simulator refuses: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
