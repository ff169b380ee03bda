package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.adapter.generic.settings.Target;
import dev.atelier.aiproxy.adapter.generic.settings.VideoSettings;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.SubmittedVideo;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;

/** Has videos made by a provider that settings alone describe ({@link VideoSettings}). It is asked; it does not call back. */
public final class GenericVideoAdapter implements VideoAdapter {

    /** Of a job that is over or unknown: there is nothing left to stop. */
    private static final int NOT_FOUND = 404;

    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final JsonMapper json;
    private @Nullable Wire wire;

    /** An adapter to be initialized. */
    public GenericVideoAdapter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Compiles the settings.
     *
     * @throws IllegalArgumentException if one is wrong, missing or unknown; the message names it
     */
    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.wire = Wire.to(config, http, json);
    }

    @Override
    public boolean isAvailable() {
        return wire != null && wire.settings().video() != null;
    }

    @Override
    public VideoJob submit(VideoRequest request) {
        VideoSettings.Submit submit = video().submit();
        Object canonical = json.treeToValue(request.body(), Object.class);
        Map<String, Object> variables = Map.of("call", request.callId());
        Mapped.check(submit.unsupported(), canonical, variables);
        var order = new Outgoing(
                submit.target(),
                Map.of("model", request.model()),
                Mapped.body(submit.request(), canonical, variables),
                request.credential(),
                request.cancellation());
        return job(order, submit.answer(), "");
    }

    @Override
    public VideoJob poll(SubmittedVideo submitted) {
        VideoSettings.Ask poll = video().poll();
        return job(about(submitted, poll.target()), poll.answer(), submitted.jobId());
    }

    @Override
    public void cancel(SubmittedVideo submitted) {
        Target cancel = video().cancel();
        if (cancel == null) {
            throw new ProviderException.Unsupported("cancelling a video");
        }
        try {
            wire().send(about(submitted, cancel), "application/json").close();
        } catch (ProviderException.Rejected e) {
            if (e.status() != NOT_FOUND && e.status() != CONFLICT && e.status() != GONE) {
                throw e;
            }
        }
    }

    @Override
    public SubmitFate find(VideoRequest request) {
        VideoSettings.Ask find = video().find();
        if (find == null) {
            return new SubmitFate.Unknown();
        }
        Map<String, String> names = Map.of("call", request.callId());
        Object answer =
                wire().ask(new Outgoing(find.target(), names, null, request.credential(), request.cancellation()));
        JsonNode told = Mapped.answer(find.answer(), answer, Map.of());
        if (!told.isObject()) { // who orders again pays again, so silence is no answer
            return new SubmitFate.Unknown();
        }
        return told.path("taken").equals(BooleanNode.FALSE)
                ? new SubmitFate.NotTaken()
                : new SubmitFate.Taken(reader(request.credential()).read(told, answer, ""));
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return wire().errors().classify(error);
    }

    private VideoJob job(Outgoing outgoing, Expression expression, String id) {
        Object answer = wire().ask(outgoing);
        return reader(outgoing.credential()).read(Mapped.answer(expression, answer, Map.of()), answer, id);
    }

    private static Outgoing about(SubmittedVideo submitted, Target target) {
        Map<String, String> names = Map.of("id", submitted.jobId());
        return new Outgoing(target, names, null, submitted.credential(), submitted.cancellation());
    }

    private JobReader reader(Credential credential) {
        return new JobReader(wire().errors().hiding(credential), video().every());
    }

    private VideoSettings video() {
        return Objects.requireNonNull(wire().settings().video(), "the settings say nothing about videos");
    }

    private Wire wire() {
        return Objects.requireNonNull(wire, "initialize was not called");
    }
}
