package dev.atelier.simulator;

import dev.atelier.simulator.anthropic.AnthropicEndpoint;
import dev.atelier.simulator.control.ControlDoor;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.gemini.GeminiEndpoint;
import dev.atelier.simulator.http.HttpServer;
import dev.atelier.simulator.invented.lantern.LanternEndpoint;
import dev.atelier.simulator.invented.plain.PlainEndpoint;
import dev.atelier.simulator.invented.zoetrope.ZoetropeEndpoint;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.RequestLog;
import dev.atelier.simulator.openai.OpenAiEndpoint;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A running simulator; also the program that runs one. */
public final class ProviderSimulator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ProviderSimulator.class.getName());
    private static final String DEFAULT_PORT = "8090";

    private final Ledger ledger;
    private final Faults faults = new Faults();
    private final RequestLog requests;
    private final HttpServer server;

    private ProviderSimulator(int port, boolean recordRequests, Clock clock) {
        ledger = new Ledger(clock);
        requests = new RequestLog(recordRequests);
        OpenAiEndpoint openAi = new OpenAiEndpoint(ledger, faults, requests, clock);
        AnthropicEndpoint anthropic = new AnthropicEndpoint(ledger, faults, requests, clock);
        GeminiEndpoint gemini = new GeminiEndpoint(ledger, faults, requests, clock);
        ZoetropeEndpoint zoetrope = new ZoetropeEndpoint(ledger, faults, requests, clock);
        LanternEndpoint lantern = new LanternEndpoint(ledger, faults, requests, clock);
        PlainEndpoint plain = new PlainEndpoint(ledger, faults, requests, clock);
        Set<String> providers = Set.of(
                OpenAiEndpoint.PROVIDER,
                AnthropicEndpoint.PROVIDER,
                GeminiEndpoint.PROVIDER,
                LanternEndpoint.PROVIDER,
                ZoetropeEndpoint.PROVIDER,
                PlainEndpoint.PROVIDER);
        ControlDoor door = new ControlDoor(ledger, faults, requests, providers);
        // Anthropic knows its own requests, OpenAI takes all the rest of /v1.
        server = HttpServer.start(port, List.of(anthropic, openAi, gemini, lantern, zoetrope, plain, door));
    }

    /** For tests: recording requests. Port 0 takes a free one. */
    public static ProviderSimulator start(int port) {
        return start(port, true);
    }

    public static ProviderSimulator start(int port, boolean recordRequests) {
        return new ProviderSimulator(port, recordRequests, Clock.systemUTC());
    }

    public int port() {
        return server.port();
    }

    /** OpenAI's base URL as its SDKs take it, ending in {@code /v1}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** Anthropic's base URL as its SDKs take it: without a version. */
    public String anthropicBaseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** Gemini's base URL as its SDKs take it: without a version. */
    public String geminiBaseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** The base URL of Lantern, which is reached through settings alone. */
    public String lanternBaseUrl() {
        return "http://127.0.0.1:" + port() + "/lantern";
    }

    /** The base URL of Zoetrope, likewise. */
    public String zoetropeBaseUrl() {
        return "http://127.0.0.1:" + port() + "/zoetrope";
    }

    /** The base URL of {@link dev.atelier.simulator.invented.plain}. */
    public String plainBaseUrl() {
        return "http://127.0.0.1:" + port() + "/plain";
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    @Override
    public void close() {
        server.close();
    }

    /** {@code [--port N] [--record-requests]}, or {@code SERVER_PORT} and {@code ATELIER_SIM_RECORD=true}. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        Map<String, String> environment = System.getenv();
        String port = environment.getOrDefault("SERVER_PORT", DEFAULT_PORT);
        int option = words.indexOf("--port");
        if (option >= 0 && option + 1 < words.size()) {
            port = words.get(option + 1);
        }
        boolean recordRequests =
                words.contains("--record-requests") || "true".equals(environment.get("ATELIER_SIM_RECORD"));
        ProviderSimulator simulator = start(Integer.parseInt(port), recordRequests);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
        LOG.log(System.Logger.Level.INFO, "Provider simulator listens on {0}", simulator.baseUrl());
    }
}
