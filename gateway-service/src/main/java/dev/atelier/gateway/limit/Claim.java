package dev.atelier.gateway.limit;

/**
 * One bucket a request takes a token from.
 *
 * @param kind which limit
 * @param limit its size and speed
 * @param key the bucket's name in Redis; it carries the limit, so that a changed limit starts a new bucket
 */
record Claim(LimitKind kind, Limit limit, String key) {

    static Claim of(LimitKind kind, Limit limit, String subject) {
        return new Claim(kind, limit, "limit:" + kind.tag() + ':' + limit + ':' + subject);
    }
}
