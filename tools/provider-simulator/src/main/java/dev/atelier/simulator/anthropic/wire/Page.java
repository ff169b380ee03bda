package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.http.Incoming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of the list of models is wanted. */
public record Page(
        int limit, @Nullable String afterId, @Nullable String beforeId) {

    private static final int USUAL = 20;
    private static final int MOST = 1000;

    public static Page of(Incoming request) {
        String limit = request.query("limit");
        if (limit != null && !limit.matches("\\d{1,4}")) {
            throw Refusal.bad("limit: Input should be a valid integer");
        }
        int number = limit == null ? USUAL : Integer.parseInt(limit);
        if (number < 1 || number > MOST) {
            throw Refusal.bad("limit: Input should be between 1 and " + MOST);
        }
        return new Page(number, request.query("after_id"), request.query("before_id"));
    }

    List<AnthropicModel> of(List<AnthropicModel> all) {
        int from = afterId == null ? 0 : position(all, afterId) + 1;
        int end = beforeId == null ? all.size() : position(all, beforeId);
        boolean backwards = beforeId != null && afterId == null;
        if (backwards) {
            return all.subList(Math.max(from, end - limit), end);
        }
        return all.subList(from, Math.max(from, Math.min(end, from + limit)));
    }

    boolean leavesOut(List<AnthropicModel> all, List<AnthropicModel> found) {
        boolean backwards = beforeId != null && afterId == null;
        return !found.isEmpty() && !found.contains(backwards ? all.getFirst() : all.getLast());
    }

    private static int position(List<AnthropicModel> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        throw Refusal.bad("Model '" + id + "' not found for pagination");
    }
}
