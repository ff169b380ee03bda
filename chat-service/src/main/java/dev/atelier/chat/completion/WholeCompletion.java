package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.chat.openai.WholeAnswer;
import dev.atelier.platform.sse.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An answer in one piece. */
final class WholeCompletion implements CompletionWriter {

    private final AnswerForm form;
    private final WholeAnswer whole;
    private final JsonMapper json;
    private final Keeping keeping;
    private final ClientConnection.@Nullable Watch watch;

    WholeCompletion(
            AnswerForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            JsonMapper json,
            Keeping keeping,
            Cancellation cancellation) {
        this.form = form;
        this.whole = new WholeAnswer(response);
        this.json = json;
        this.keeping = keeping;
        ClientConnection connection = ClientConnection.of(request);
        this.watch = connection == null ? null : connection.watch(cancellation::cancel);
    }

    @Override
    public void chunk(ChatChunk chunk) {
        throw new IllegalStateException("an answer in one piece has no chunks");
    }

    /** Nobody listens any more if the call was cancelled. */
    @Override
    public void result(ChatResult result) {
        if (result.body() == null) {
            return;
        }
        String answer = json.writeValueAsString(form.whole(result, result.body()));
        keeping.keep(answer);
        whole.write(answer);
    }

    @Override
    public void replay(String answer) {
        whole.replay(answer);
    }

    @Override
    public boolean fail(RuntimeException failure) {
        return false;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
