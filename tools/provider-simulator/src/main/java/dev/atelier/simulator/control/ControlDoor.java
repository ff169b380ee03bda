package dev.atelier.simulator.control;

import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.fault.Target;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.http.Reply;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.RequestLog;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /_sim/ledger}, {@code /_sim/faults}, {@code /_sim/requests}, {@code /_sim/health}. */
public final class ControlDoor implements Endpoint {

    private static final String ROOT = "/_sim/";
    private static final Reply DONE = Reply.json(200, "{}");

    private final Ledger ledger;
    private final Faults faults;
    private final RequestLog requests;
    private final FaultReader reader;
    private final JsonMapper mapper = JsonMapper.shared();

    public ControlDoor(Ledger ledger, Faults faults, RequestLog requests, Set<String> providers) {
        this.ledger = ledger;
        this.faults = faults;
        this.requests = requests;
        this.reader = new FaultReader(providers);
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public void serve(Exchange exchange) {
        String order =
                exchange.request().method() + " " + exchange.request().path().substring(ROOT.length());
        exchange.answer(
                switch (order) {
                    case "GET health" -> Reply.json(200, "{\"status\":\"UP\"}");
                    case "GET ledger" -> list(ledger.calls(), DoorJson::call);
                    case "DELETE ledger" -> done(ledger::clear);
                    case "GET faults" -> list(faults.standing(), DoorJson::fault);
                    case "PUT faults" -> put(exchange.request().body());
                    case "DELETE faults" -> done(faults::clear);
                    case "GET requests" -> list(requests.last(count(exchange)), DoorJson::request);
                    case "DELETE requests" -> done(requests::clear);
                    default -> refuse(404, "No such door: " + order);
                });
    }

    private static Reply done(Runnable action) {
        action.run();
        return DONE;
    }

    private static <T> Reply list(List<T> things, Function<T, JsonNode> json) {
        StringBuilder body = new StringBuilder("[");
        for (T thing : things) {
            body.append(body.length() == 1 ? "" : ",").append(json.apply(thing));
        }
        return Reply.json(200, body.append(']').toString());
    }

    private Reply put(byte[] body) {
        try {
            JsonNode order = mapper.readTree(body);
            Fault fault = reader.read(order);
            if (fault == null) {
                faults.remove(new Target(reader.provider(order), FaultReader.text(order, "operation")));
                return DONE;
            }
            faults.put(fault);
            return Reply.json(200, DoorJson.fault(fault).toString());
        } catch (JacksonException notJson) {
            return refuse(400, "a fault is a JSON object");
        } catch (FaultReader.WrongOrder wrong) {
            return refuse(400, wrong.reason());
        }
    }

    private static int count(Exchange exchange) {
        String last = exchange.request().query("last");
        boolean number = last != null && last.matches("\\d{1,6}");
        return last != null && number ? Integer.parseInt(last) : RequestLog.CAPACITY;
    }

    private static Reply refuse(int status, String reason) {
        return Reply.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", reason).toString());
    }
}
