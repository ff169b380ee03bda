package dev.atelier.aiproxy.route;

/**
 * A provider that may be asked for a call.
 *
 * @param provider with the key to present
 * @param model its own name of the model
 * @param tried whether it has been asked already
 */
record Candidate(Provider provider, String model, boolean tried) {

    Candidate asTried() {
        return new Candidate(provider, model, true);
    }
}
