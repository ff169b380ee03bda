package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.adapter.generic.settings.GenericSettings;
import dev.atelier.aiproxy.adapter.generic.settings.Target;
import dev.atelier.aiproxy.adapter.generic.settings.VideoSettings;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.SubmittedVideo;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;

/** Has videos made by a provider that settings alone describe ({@link VideoSettings}). It is asked; it does not call back. */
public final class GenericVideoAdapter extends GenericAdapter<VideoRequest, VideoJob, VideoSettings>
        implements VideoAdapter {

    /** Of a job that is over or unknown: there is nothing left to stop. */
    private static final int NOT_FOUND = 404;

    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    /** An adapter to be initialized. */
    public GenericVideoAdapter(JsonMapper json) {
        super(json);
    }

    @Override
    @Nullable
    VideoSettings part(GenericSettings settings) {
        return settings.video();
    }

    @Override
    public VideoJob submit(VideoRequest request) {
        VideoSettings.Submit submit = part().submit();
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
        VideoSettings.Ask poll = part().poll();
        return job(about(submitted, poll.target()), poll.answer(), submitted.jobId());
    }

    @Override
    public void cancel(SubmittedVideo submitted) {
        Target cancel = part().cancel();
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
        VideoSettings.Ask find = part().find();
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

    private VideoJob job(Outgoing outgoing, Expression expression, String id) {
        Object answer = wire().ask(outgoing);
        return reader(outgoing.credential()).read(Mapped.answer(expression, answer, Map.of()), answer, id);
    }

    private static Outgoing about(SubmittedVideo submitted, Target target) {
        Map<String, String> names = Map.of("id", submitted.jobId());
        return new Outgoing(target, names, null, submitted.credential(), submitted.cancellation());
    }

    private JobReader reader(Credential credential) {
        return new JobReader(wire().errors().hiding(credential), part().every());
    }
}
