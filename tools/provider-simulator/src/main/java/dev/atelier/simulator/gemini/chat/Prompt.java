package dev.atelier.simulator.gemini.chat;

/**
 * What the contents come to.
 *
 * @param texts tokens of everything but images
 * @param images tokens of the images
 * @param fingerprint the same for the same contents
 * @param lastUserText of the last content of a user
 * @param endsWithResponse whether a function has just answered
 */
record Prompt(int texts, int images, long fingerprint, String lastUserText, boolean endsWithResponse) {

    int tokens() {
        return texts + images;
    }
}
