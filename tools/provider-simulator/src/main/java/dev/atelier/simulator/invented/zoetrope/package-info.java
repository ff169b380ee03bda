/**
 * Zoetrope, a provider of pictures and videos that does not exist, reached through settings alone. Its key goes into
 * {@code Authorization: Zoetrope …}.
 *
 * <ul>
 *   <li>{@code POST /zoetrope/v1/stills}: pictures, at once, in base64
 *   <li>{@code POST /zoetrope/v1/reels}: orders a video and gives a ticket; {@code GET /zoetrope/v1/reels/{ticket}} tells how
 *       far it is, {@code DELETE} calls it off, {@code GET /zoetrope/v1/reels?note=…} finds it by the orderer's own note
 *   <li>{@code GET /zoetrope/v1/files/{name}}: what was made, without a key
 * </ul>
 *
 * <p>A reel is done when it has been asked about twice, or as often as {@code [[polls=N]]} in its scene says, so that no test
 * has to wait. {@code [[fail=unfit]]} or {@code [[fail=jam]]} ends it in that trouble, {@code [[block=unfit]]} refuses a still.
 */
@NullMarked
package dev.atelier.simulator.invented.zoetrope;

import org.jspecify.annotations.NullMarked;
