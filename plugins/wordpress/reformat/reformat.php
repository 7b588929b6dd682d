<?php
/**
 * Plugin Name: Reformat: accessible editions
 * Description: Gives each published post an accessible EPUB, a large-print page and narration, made by a reformat service.
 * Version: 0.1.0
 * Requires PHP: 7.4
 * License: MIT
 *
 * In wp-config.php:
 *     define('REFORMAT_URL', 'http://127.0.0.1:8000');   // where `reformat serve` listens; this is taken where nothing is said
 *     define('REFORMAT_KEY', '…');                        // from `reformat serve --add-key`; leave out on loopback without keys
 *     define('REFORMAT_FORMATS', 'html,epub,audio');      // if you want others
 *
 * On publish the post goes to the service; a cron event asks for the result and puts the files into the uploads folder;
 * links stand below the post. When a post is no longer public (a draft, private, behind a password), its files are deleted.
 */

if (!defined('ABSPATH')) {
    exit;
}

if (!defined('REFORMAT_URL')) {
    define('REFORMAT_URL', 'http://127.0.0.1:8000');
}

const REFORMAT_FILES = ['audio' => 'audio/narration.mp3', 'html' => 'article.html', 'epub' => 'article.epub'];
// WordPress takes no EPUB by itself, and HTML from administrators alone: ours holds nothing of a stranger's that runs.
const REFORMAT_TYPES = ['htm|html' => 'text/html', 'epub' => 'application/epub+zip', 'mp3|m4a|m4b' => 'audio/mpeg'];
const REFORMAT_TRIES = 40;

add_action('transition_post_status', 'reformat_status', 10, 3);
add_action('before_delete_post', 'reformat_forget');
add_action('reformat_ask', 'reformat_ask', 10, 2);
add_filter('the_content', 'reformat_links');

/** Whether anybody may read the post. */
function reformat_public($post)
{
    return $post && $post->post_status === 'publish' && $post->post_password === '';
}

/** Publish and update send the post; any other status, and a password, take its editions away. */
function reformat_status($new, $old, $post)
{
    if ($post->post_type !== 'post') {
        return;
    }
    if (reformat_public($post)) {
        reformat_send($post);
    } elseif ($old === 'publish' || $new === 'publish') {
        reformat_forget($post->ID);
    }
}

/** Hand the post to the service, and come back for the result. */
function reformat_send($post)
{
    $formats = defined('REFORMAT_FORMATS') ? REFORMAT_FORMATS : 'html,epub,audio';
    $answer = wp_remote_post(REFORMAT_URL . '/v1/jobs?to=' . rawurlencode($formats), [
        'timeout' => 15,
        'headers' => reformat_headers(['Content-Type' => 'text/html; charset=utf-8']),
        'body' => reformat_page($post),
    ]);
    $job = reformat_answer($answer, 202, 200);
    if ($job === null) {
        update_post_meta($post->ID, '_reformat_error', 'the service did not take the post');
        wp_schedule_single_event(time() + 300, 'reformat_ask', [$post->ID, 0]);
        return;
    }
    delete_post_meta($post->ID, '_reformat_error');
    update_post_meta($post->ID, '_reformat_job', $job['id']);
    wp_schedule_single_event(time() + 10, 'reformat_ask', [$post->ID, 1]);
}

/** The post as a page: the body as visitors see it, with what WordPress knows of it. */
function reformat_page($post)
{
    $before = $GLOBALS['post'] ?? null; // blocks and shortcodes ask which post they stand in
    $GLOBALS['post'] = $post;
    remove_filter('the_content', 'reformat_links');
    $body = apply_filters('the_content', $post->post_content);
    add_filter('the_content', 'reformat_links');
    $GLOBALS['post'] = $before;
    $title = esc_html(get_the_title($post));
    $lang = esc_attr(str_replace('_', '-', get_locale()));
    return "<!DOCTYPE html><html lang=\"$lang\"><head><meta charset=\"utf-8\"><title>$title</title>"
        . '<link rel="canonical" href="' . esc_url(get_permalink($post)) . '">'
        . '<meta name="author" content="' . esc_attr(get_the_author_meta('display_name', $post->post_author)) . '">'
        . '<meta property="article:published_time" content="' . esc_attr(get_post_time('c', true, $post)) . '">'
        . '<meta property="og:site_name" content="' . esc_attr(get_bloginfo('name')) . '">'
        . "</head><body><article><h1>$title</h1>$body</article></body></html>";
}

/** Ask how the job stands: fetch its files, come back later, or keep the reason. */
function reformat_ask($id, $try)
{
    $post = get_post($id);
    if (!reformat_public($post)) {
        return;
    }
    $job = get_post_meta($id, '_reformat_job', true);
    if (!$job || $try === 0) {
        reformat_send($post);
        return;
    }
    $found = reformat_answer(wp_remote_get(REFORMAT_URL . "/v1/jobs/$job", ['timeout' => 15, 'headers' => reformat_headers()]), 200);
    if ($found !== null && $found['state'] === 'done' && reformat_fetch($id, $job, array_column($found['files'], 'name'))) {
        delete_post_meta($id, '_reformat_error');
    } elseif ($found !== null && $found['state'] === 'failed') {
        update_post_meta($id, '_reformat_error', $found['error']['message'] ?? 'the conversion failed');
    } elseif ($try < REFORMAT_TRIES) {
        wp_schedule_single_event(time() + min(600, 10 * $try), 'reformat_ask', [$id, $try + 1]);
    } else {
        update_post_meta($id, '_reformat_error', 'no result in time');
    }
}

function reformat_types($types)
{
    return REFORMAT_TYPES + $types;
}

/** Put the files into the uploads folder; the old ones go once all new ones are there, and stay where one is not to be had. */
function reformat_fetch($id, $job, $names)
{
    $made = [];
    add_filter('upload_mimes', 'reformat_types', 99);
    foreach (array_intersect(REFORMAT_FILES, $names) as $format => $name) {
        $path = implode('/', array_map('rawurlencode', explode('/', $name)));
        $answer = wp_remote_get(REFORMAT_URL . "/v1/jobs/$job/files/$path", ['timeout' => 120, 'headers' => reformat_headers()]);
        if (is_wp_error($answer) || wp_remote_retrieve_response_code($answer) !== 200) {
            $error = "the service did not give $name";
            break;
        }
        $file = wp_upload_bits("reformat-$id-" . basename($name), null, wp_remote_retrieve_body($answer));
        if (!empty($file['error'])) {
            $error = $file['error'];
            break;
        }
        $made[$format] = ['url' => $file['url'], 'file' => $file['file']];
    }
    remove_filter('upload_mimes', 'reformat_types', 99);
    if (isset($error)) {
        update_post_meta($id, '_reformat_error', $error);
        $old = $made;
    } else {
        $old = get_post_meta($id, '_reformat_editions', true) ?: [];
        update_post_meta($id, '_reformat_editions', $made);
    }
    foreach ($old as $edition) {
        wp_delete_file($edition['file']);
    }
    return !isset($error);
}

/** A post that is gone or no longer public has no editions. */
function reformat_forget($id)
{
    foreach (get_post_meta($id, '_reformat_editions', true) ?: [] as $edition) {
        wp_delete_file($edition['file']);
    }
    foreach (['_reformat_editions', '_reformat_job', '_reformat_error'] as $key) {
        delete_post_meta($id, $key);
    }
}

/** The links below a post. */
function reformat_links($content)
{
    $post = doing_filter('get_the_excerpt') ? null : get_post(); // an excerpt is the post's own words
    $editions = $post ? (get_post_meta($post->ID, '_reformat_editions', true) ?: []) : [];
    if (!$editions) {
        return $content;
    }
    $labels = ['audio' => __('Listen', 'reformat'), 'html' => __('Large print', 'reformat'), 'epub' => __('E-book (EPUB)', 'reformat')];
    $links = '';
    foreach ($editions as $format => $edition) {
        $links .= '<li><a href="' . esc_url($edition['url']) . '">' . esc_html($labels[$format]) . '</a></li>';
    }
    $name = esc_attr(__('Other ways to read this post', 'reformat'));
    return $content . "<nav class=\"reformat-editions\" aria-label=\"$name\"><ul>$links</ul></nav>";
}

function reformat_headers($more = [])
{
    return defined('REFORMAT_KEY') ? $more + ['Authorization' => 'Bearer ' . REFORMAT_KEY] : $more;
}

/** The JSON of an answer with one of these codes, or null. */
function reformat_answer($answer, ...$codes)
{
    if (is_wp_error($answer) || !in_array(wp_remote_retrieve_response_code($answer), $codes, true)) {
        return null;
    }
    $found = json_decode(wp_remote_retrieve_body($answer), true);
    return is_array($found) ? $found : null;
}
