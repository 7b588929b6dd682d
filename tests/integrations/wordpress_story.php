<?php
// The few functions of WordPress that the plugin calls, as thin as can be; HTTP is real. Prints what came of a post's life.
define('ABSPATH', __DIR__);
define('REFORMAT_URL', $argv[1]);
define('REFORMAT_FORMATS', 'html,epub');
$uploads = $argv[2];
$down = ''; // what of the service does not answer
$meta = []; $events = []; $filters = []; $posts = [];

function add_action($hook, $call) { add_filter($hook, $call); }
function add_filter($hook, $call) { global $filters; $filters[$hook][$call] = $call; }
function doing_filter($hook) { return false; }
function remove_filter($hook, $call) { global $filters; unset($filters[$hook][$call]); }
function apply_filters($hook, $value) { global $filters; foreach ($filters[$hook] ?? [] as $call) { $value = $call($value); } return $value; }
function get_post($id = null) { global $posts; return $posts[$id ?? 7] ?? null; }
function get_post_meta($id, $key) { global $meta; return $meta[$id][$key] ?? ''; }
function update_post_meta($id, $key, $value) { global $meta; $meta[$id][$key] = $value; }
function delete_post_meta($id, $key) { global $meta; unset($meta[$id][$key]); }
function wp_schedule_single_event($when, $hook, $args) { global $events; $events[] = [$hook, $args]; }
function get_the_title($post) { return $post->post_title; }
function get_permalink($post) { return 'https://paper.example/?p=' . $post->ID; }
function get_the_author_meta($field, $user) { return '한바다'; }
function get_post_time($format, $gmt, $post) { return '2026-03-04T08:00:00+00:00'; }
function get_bloginfo($what) { return '등대신문'; }
function get_locale() { return 'ko_KR'; }
function esc_html($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_attr($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_url($url) { return htmlspecialchars($url, ENT_QUOTES); }
function __($text, $domain) { return $text; }
function is_wp_error($answer) { return $answer === false; }
function wp_remote_retrieve_response_code($answer) { return $answer['code']; }
function wp_remote_retrieve_body($answer) { return $answer['body']; }
function wp_upload_bits($name, $old, $bits) {
    global $uploads;
    $types = implode('|', array_keys(apply_filters('upload_mimes', ['mp3|m4a|m4b' => 'audio/mpeg', 'jpg|jpeg|jpe' => 'image/jpeg'])));
    if (!preg_match("/\\.($types)$/i", $name)) { return ['error' => 'Sorry, you are not allowed to upload this file type.']; }
    for ($n = 1; file_exists("$uploads/$name"); $n++) { $name = preg_replace('/(-\\d)?(\\.\\w+)$/', "-$n$2", $name); }
    file_put_contents("$uploads/$name", $bits);
    return ['file' => "$uploads/$name", 'url' => "https://paper.example/uploads/$name", 'error' => false];
}
function wp_delete_file($file) { unlink($file); }
function wp_remote_post($url, $args) { return wp_http($url, $args, true); }
function wp_remote_get($url, $args) { return wp_http($url, $args, false); }
function wp_http($url, $args, $post) {
    $curl = curl_init($url);
    $headers = [];
    foreach ($args['headers'] as $name => $value) { $headers[] = "$name: $value"; }
    curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => $headers, CURLOPT_TIMEOUT => $args['timeout'], CURLOPT_PROXY => '']);
    if ($post) { curl_setopt($curl, CURLOPT_POST, true); curl_setopt($curl, CURLOPT_POSTFIELDS, $args['body']); }
    $body = $GLOBALS['down'] && strpos($url, $GLOBALS['down']) ? false : curl_exec($curl);
    return $body === false ? false : ['code' => curl_getinfo($curl, CURLINFO_RESPONSE_CODE), 'body' => $body];
}
function files() { global $uploads; return array_values(array_diff(scandir($uploads), ['.', '..'])); }
function cron($most) {
    global $events, $meta;
    for ($round = 0; $round < $most && $events && !($meta[7]['_reformat_editions'] ?? null); $round++) {
        [$hook, $args] = array_shift($events);
        usleep(300000);
        $hook(...$args);
    }
}

require dirname(__DIR__, 2) . '/plugins/wordpress/reformat/reformat.php';

$body = '<p>밤배가 뱃고동 대신 종을 단다. 항구의 잠을 깨우지 않으려는 것이다.</p><h2>종을 고른 까닭</h2><p>종소리는 멀리 가지 않는다. 배를 기다리는 사람에게만 들린다. 그래서 종을 골랐다고 선장은 말했다.</p>';
$post = (object) ['ID' => 7, 'post_type' => 'post', 'post_status' => 'publish', 'post_password' => '', 'post_title' => '밤배의 종', 'post_content' => $body, 'post_author' => 1];
$posts[7] = $post;
$said = [];
reformat_status('publish', 'draft', $post);
$said['job'] = get_post_meta(7, '_reformat_job');
cron(100);
$said['editions'] = get_post_meta(7, '_reformat_editions');
$said['error'] = get_post_meta(7, '_reformat_error');
$said['shown'] = apply_filters('the_content', 'BODY');
$said['page'] = file_get_contents($said['editions']['html']['file'] ?? '/dev/null');
$down = '.epub';
reformat_ask(7, 1);
$down = '';
$said['kept'] = [get_post_meta(7, '_reformat_editions') === $said['editions'], files(), get_post_meta(7, '_reformat_error')];
reformat_ask(7, 2);
$said['again'] = [count(get_post_meta(7, '_reformat_editions')), count(files()), get_post_meta(7, '_reformat_error')];
$post->post_password = 'harbour';
reformat_status('publish', 'publish', $post);
reformat_ask(7, 1);
$said['locked'] = [files(), $meta[7] ?? []];
$post->post_password = '';
reformat_status('publish', 'publish', $post);
$events = [];
reformat_ask(7, 1);
cron(100);
$said['open'] = count(files());
$post->post_status = 'draft';
reformat_status('draft', 'publish', $post);
$said['left'] = files();
$said['meta'] = $meta[7] ?? [];
echo json_encode($said, JSON_UNESCAPED_UNICODE);
