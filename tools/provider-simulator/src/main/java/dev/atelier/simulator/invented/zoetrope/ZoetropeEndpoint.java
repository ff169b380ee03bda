package dev.atelier.simulator.invented.zoetrope;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.http.Reply;
import dev.atelier.simulator.invented.wire.InventedCall;
import dev.atelier.simulator.invented.wire.InventedKey;
import dev.atelier.simulator.invented.wire.Members;
import dev.atelier.simulator.invented.wire.Refusal;
import dev.atelier.simulator.ledger.CallBook;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.simulator.ledger.RequestLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Everything under {@code /zoetrope}: opens the ledger entry, asks for the key, speaks refusals. */
public final class ZoetropeEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "zoetrope";

    private static final String ROOT = "/zoetrope/v1/";
    private static final String REELS = ROOT + "reels";
    private static final String FILES = ROOT + "files/";

    /** Nothing to see, but what an MP4 begins with. */
    private static final byte[] FILM =
            "\0\0\0\24ftypisom\0\0\2\0isom\0\0\0\10mdat".getBytes(StandardCharsets.ISO_8859_1);

    private final Ids ids = new Ids();
    private final CallBook book;
    private final Faults faults;
    private final Reels reels = new Reels();

    public ZoetropeEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.faults = faults;
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().startsWith("/zoetrope/");
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        String files = "http://" + request.header("Host") + FILES;
        String ticket = request.path().startsWith(REELS + "/") ? request.path().substring(REELS.length() + 1) : "";
        String place = ticket.isEmpty() ? request.path() : REELS + "/{ticket}";
        switch (request.method() + " " + place) {
            case "POST " + ROOT + "stills" -> serve(exchange, "image", this::stills);
            case "POST " + REELS -> serve(exchange, "video", call -> made(1, reels.order(call, files)));
            case "GET " + REELS -> {
                String note = Objects.requireNonNullElse(request.query("note"), "");
                serve(exchange, "find", call -> made(0, reels.withNote(note, files)));
            }
            case "GET " + REELS + "/{ticket}" -> serve(exchange, "poll", call -> made(0, reels.look(ticket, files)));
            case "DELETE " + REELS + "/{ticket}" ->
                serve(exchange, "cancel", call -> made(0, reels.callOff(ticket, files)));
            default -> serveFile(exchange);
        }
    }

    private Made stills(InventedCall call) {
        int copies = Stills.copies(call);
        return made(copies, Stills.json(copies));
    }

    private void serve(Exchange exchange, String operation, Function<InventedCall, Made> work) {
        Incoming request = exchange.request();
        InventedKey key = InventedKey.of(request, "Authorization", "Zoetrope ");
        ProviderCall entry = book.open(ids.next("reel-"), operation, key.tail(), request);
        var call = new InventedCall(exchange, entry, new ZoetropeDialect());
        try {
            key.check(401);
            Made made = work.apply(call);
            call.delivery(faults.strike(PROVIDER, operation))
                    .answer(new Whole(made::bytes, 0, Duration.ZERO), () -> entry.serves(0, made.units()));
        } catch (Refusal refusal) {
            entry.refused(refusal.status());
            exchange.answer(new ZoetropeDialect().error(refusal));
        }
    }

    private static void serveFile(Exchange exchange) {
        Incoming request = exchange.request();
        if (request.method().equals("GET") && request.path().startsWith(FILES)) {
            exchange.answer(new Reply(200, Map.of("Content-Type", "video/mp4"), FILM));
        } else {
            exchange.answer(new ZoetropeDialect().error(new Refusal(404, "nothing_here", "There is nothing here.")));
        }
    }

    /** Refuses a film that cannot be had here. */
    static void require(InventedCall call, Members body, String film) {
        call.entry().asksFor(body.text("film"));
        if (!body.text("film").equals(film)) {
            throw new Refusal(404, "no_such_film", "There is no such film.");
        }
    }

    private static Made made(int units, ObjectNode json) {
        return new Made(units, json::toString);
    }

    /** @param units what is billed */
    private record Made(int units, Supplier<String> json) {

        byte[] bytes() {
            return json.get().getBytes(StandardCharsets.UTF_8);
        }
    }
}
