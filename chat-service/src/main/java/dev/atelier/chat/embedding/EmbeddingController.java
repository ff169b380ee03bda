package dev.atelier.chat.embedding;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.embedding.EmbeddingOrder;
import dev.atelier.aiproxy.embedding.EmbeddingProxy;
import dev.atelier.aiproxy.embedding.EmbeddingResult;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.chat.idempotency.KeptAnswers;
import dev.atelier.chat.idempotency.KeptAnswers.KeyedRequest;
import dev.atelier.chat.openai.OpenAiFailures;
import dev.atelier.chat.openai.WholeAnswer;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's Embeddings, for its own SDKs. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class EmbeddingController {

    private final ReadEmbedding reader;
    private final EmbeddingProxy proxy;
    private final KeptAnswers answers;
    private final JsonMapper json;

    EmbeddingController(ReadEmbedding reader, EmbeddingProxy proxy, KeptAnswers answers, JsonMapper json) {
        this.reader = reader;
        this.proxy = proxy;
        this.answers = answers;
        this.json = json;
    }

    @Operation(
            value = "Turns texts into vectors as OpenAI's Embeddings do.",
            idempotent = true,
            asksProvider = true,
            refuses = ErrorCode.NOT_FOUND,
            answers = @Answer(schema = EmbeddingForms.ANSWER))
    @PostMapping("/v1/embeddings")
    void embed(
            @AuthenticationPrincipal Caller caller,
            @RequestBody @JsonSchema(EmbeddingForms.REQUEST) JsonNode body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String key = IdempotencyKey.of(request);
        Embedding embedding = reader.read(body);
        var answer = new WholeAnswer(response);
        answers.answer(
                new KeyedRequest(caller.userId(), key, "embeddings", key == null ? "" : body.toString()),
                keeping -> embed(Spender.of(caller), embedding, keeping, answer),
                answer::replay);
    }

    /** Takes a moment, so nobody watches whether the client still listens. */
    private void embed(Spender spender, Embedding embedding, Keeping keeping, WholeAnswer answer) {
        var order = new EmbeddingOrder(
                spender, embedding.model(), embedding.body(), embedding.tokens(), new Cancellation());
        try {
            proxy.embed(order, result -> {
                addUsage(result);
                String made = json.writeValueAsString(result.body());
                keeping.keep(made);
                answer.write(made);
            });
        } catch (RuntimeException failure) {
            throw OpenAiFailures.of(failure);
        }
    }

    /** Where the provider reported none: the SDKs count on it. */
    private static void addUsage(EmbeddingResult result) {
        if (!result.body().path("usage").isObject()) {
            long tokens = result.end().usage().prompt();
            result.body().putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        }
    }
}
