/**
 * The pictures of our examples as a vision model describes them, by the beginning of their `imageRef`, and what people ask
 * for. Captions and queries are written by hand from the pictures, the queries first. Grades: 3 is what was meant, 2 is of
 * the same kind, 1 has something of it.
 */

export const pictureCaptions: Readonly<Record<string, string>> = {
  '0cbe60':
    'Close-up photograph of rounded river pebbles in grey, white and beige.\nstones, gravel, beach, texture, nature, background',
  '0fcf59':
    'Four flat geometric shapes on cream: red circle, yellow square, green triangle, blue circle.\nicons, toys, pattern, basic forms, tile',
  '0ba625':
    'Illustrated portrait of a young woman with long brown hair in a blue sweater, on peach.\navatar, profile picture, person, user, face',
  '11b286':
    'A striped lighthouse on a headland sends its beam over the sea at sunset.\ncoast, ocean, evening, beacon, landscape, harbour',
  '14e505':
    'Illustrated portrait of a man with short black hair and a beard in a yellow shirt, on teal.\navatar, profile picture, person, user, face',
  '19858b':
    'A slender green ceramic vase with one orange flower on a shelf.\npottery, bottle, stoneware, decoration, single stem, product photo',
  '1d2ca7':
    'A white plate of red beetroot stew with strips, on a green striped cloth, seen from above.\nfood, soup, borscht, meal, dish, recipe',
  '1e08da':
    'A succulent with broad green leaves in a dark green pot, on yellow.\nhouseplant, agave, indoor plant, gardening, potted',
  '2134fb':
    'Illustrated portrait of a woman with black curly hair in a coral top, on blue.\navatar, profile picture, person, user, face',
  '25b658':
    'A wooden bowl of golden stew topped with cream and black seeds, on a striped cloth, from above.\nfood, soup, eggplant dip, meal, dish, recipe',
  '29f7c1':
    'Illustrated portrait of a woman with a black bob and a hairband in a green sweater, on lilac.\navatar, profile picture, person, user, face',
  '2bdb78':
    'A bottle of yellow pear juice with a label that shows a fruit.\ndrink, beverage, glass, cider, product',
  '2e73b7':
    'Notebooks with teal and red covers, a sheet of paper and a needle on a wooden desk.\nbookbinding, stationery, craft, journal, workshop, diary',
  '34b06e':
    'A dark blue cup without a handle on a saucer, with a brown unglazed foot.\npottery, espresso, coffee, mug, ceramic, tableware, product photo',
  '3b9c7e':
    'A plate of saffron rice with colourful strips of peel, on a teal cloth, seen from above.\nfood, pilaf, meal, dish, recipe, jewelled',
  '4183cb':
    'Illustrated portrait of a woman with her hair in a bun and a blue top, on pale green.\navatar, profile picture, person, user, face',
  '43c3bc':
    'An orchard of fruit trees with red apples and a crate on green hills in sunshine.\nfarm, garden, harvest, countryside, landscape, meadow',
  '468f86':
    'A cream speckled mug with a handle on a brown table.\npottery, coffee, tea cup, ceramic, tableware, product photo',
  '4ae4bd':
    'A pale blue plate with a rim of bare clay.\npottery, dish, ceramic, tableware, dinner, product photo',
  '4e3cbc':
    'A spiky green plant in an orange terracotta pot, on mint.\nhouseplant, aloe, agave, succulent, indoor plant, potted, gardening',
  '57ae32':
    'Rolling desert dunes in orange and purple under a low sun.\nlandscape, sand, sunset, hills, evening, wallpaper',
  '5c1b16':
    'Illustrated portrait of a woman in a blue headscarf, on orange.\navatar, profile picture, person, hijab, user, face',
  '5cb1d0':
    'Illustrated portrait of a bald elderly man with a grey beard in a blue jumper, on green.\navatar, profile picture, person, senior, user, face',
  '6306aa':
    'A yellow ceramic bowl on a dark brown shelf.\npottery, tableware, mustard, stoneware, salad, product photo',
  '6709e3':
    'A bottle of dark red cherry juice with a label that shows a fruit.\ndrink, beverage, glass, product',
  '75c176':
    'Illustrated portrait of a woman with black hair in a top knot and a purple top, on pink.\navatar, profile picture, person, bun, user, face',
  '7e467b':
    'A glowing kiln in a dark brick wall, with pots inside.\noven, furnace, fire, pottery, workshop, flames, heat',
  '7f281e':
    'A white ceramic jug with a handle and a clay foot, on green.\npottery, pitcher, carafe, tableware, milk, product photo',
  '7f3f50':
    'A made bed with a red blanket in a sleeping car; hills and moon in the window at night.\ntrain, cabin, compartment, sleep, hotel, travel, bedroom',
  '81b2fa':
    'A night train crosses a long viaduct under moon and stars, mountains behind.\nrailway, bridge, travel, arches, landscape, purple',
  '883207':
    'A blue-leaved plant in a white pot, on lilac.\nhouseplant, succulent, indoor plant, potted, gardening',
  '8e2cbe':
    'A green-rimmed plate of yoghurt with herbs and pomegranate seeds, on a yellow striped cloth, from above.\nfood, cucumber soup, meal, dish, salad, recipe',
  '8e8a32':
    'A brick house with solar panels on its roof and lit windows at dusk.\nhome, building, energy, photovoltaics, heat pump, garden, real estate',
  '9174b9':
    'A white bowl of dark green herb stew with beans, on a striped cloth, from above.\nfood, spinach, soup, meal, dish, recipe',
  '94cfce':
    'A table set with several dishes and a glass of tea on a red cloth, seen from above.\nfood, dinner, feast, meal, restaurant, banquet, spread',
  '954cf6':
    'A cactus with a pink flower in a blue pot, on rose.\nhouseplant, succulent, desert plant, indoor plant, potted, gardening',
  '971aaa':
    'A bottle of amber apple juice with a label that shows a red fruit.\ndrink, beverage, glass, cider, product',
  '983e17':
    'The sun sets over a calm bay between dark hills.\nsea, ocean, beach, evening, coast, landscape, holiday, orange',
  '9c5ba8':
    'A white plate of brown stew with walnuts and beans, on a blue striped cloth, from above.\nfood, soup, meal, dish, recipe, nuts',
  '9d5783':
    'Cardboard boxes and parcels on shelves and a counter in a storeroom.\nshipping, delivery, warehouse, packages, logistics, stock, inventory',
  a9c9b8:
    'Three people sit cross-legged on mats in a bright studio with tall windows.\nyoga, meditation, class, exercise, relaxation, wellness, sport',
  aef176:
    'A flat dark green plate on a light shelf.\npottery, dish, ceramic, tableware, stoneware, product photo',
  b4b5fe:
    'A terracotta vase with two dried yellow flowers.\npottery, ceramic, decoration, stoneware, dry stems, product photo',
  b57585:
    'Illustrated portrait of an elderly woman with long grey hair in a green sweater, on salmon.\navatar, profile picture, person, senior, user, face',
  bc5cc5:
    'A blue-green ceramic bowl with a clay foot, on pale grey.\npottery, tableware, stoneware, salad, soup, product photo',
  c3b855:
    'Illustrated portrait of a red-haired woman with glasses and a black top, on yellow.\navatar, profile picture, person, spectacles, user, face',
  c61a44:
    'A singer on an open-air stage by the sea in front of a crowd at sunset.\nconcert, festival, music, band, audience, event, show',
  c8407f: 'A red clay teapot with lid and spout.\npottery, tea, kettle, ceramic, tableware, product photo',
  cf39c3:
    'A bottle of green pear juice with a label that shows a fruit.\ndrink, beverage, glass, lime, product',
  d09943:
    'Blue mountain ranges with snowy peaks under a pale moon.\nalps, landscape, winter, hills, night, travel',
  dc0783:
    'Illustrated portrait of a man with brown hair and a full beard in a rust sweater, on beige.\navatar, profile picture, person, user, face',
  e0cdc3:
    'A city skyline with towers behind a lagoon and a gondola at dusk.\nVenice, town, boat, water, evening, purple, landscape, travel',
};

/** A query, and grades by the beginning of an `imageRef`. */
export interface PictureQuery {
  readonly text: string;
  readonly grades: Readonly<Record<string, number>>;
}

const asked = (text: string, three: string, two = '', one = ''): PictureQuery => {
  const grades: Record<string, number> = {};
  for (const [grade, ids] of [
    [3, three],
    [2, two],
    [1, one],
  ] as const)
    for (const id of ids.split(' ').filter((part) => part !== '')) grades[id] = grade;
  return { text, grades };
};

const portraits = '0ba625 14e505 2134fb 29f7c1 4183cb 5c1b16 5cb1d0 75c176 b57585 c3b855 dc0783';

export const pictureQueries: readonly PictureQuery[] = [
  asked('lighthouse by the sea', '11b286', '', '983e17 c61a44'),
  asked('train at night', '81b2fa', '7f3f50'),
  asked('sleeping compartment', '7f3f50', '', '81b2fa'),
  asked('snowy mountains', 'd09943', '', '81b2fa'),
  asked('skyline of a city', 'e0cdc3'),
  asked('sunset over the ocean', '983e17 11b286', 'c61a44', '57ae32'),
  asked('sand dunes', '57ae32'),
  asked('fruit trees', '43c3bc'),
  asked('pebbles', '0cbe60'),
  asked('house with solar panels', '8e8a32'),
  asked('concert in the open air', 'c61a44'),
  asked('yoga class', 'a9c9b8'),
  asked('parcels in a warehouse', '9d5783'),
  asked('notebooks on a desk', '2e73b7'),
  asked('fire in an oven', '7e467b'),
  asked('cactus', '954cf6', '', '1e08da 4e3cbc 883207'),
  asked('houseplant in a pot', '1e08da 4e3cbc 883207 954cf6'),
  asked('plant in an orange pot', '4e3cbc', '1e08da 883207 954cf6'),
  asked('bottle of juice', '2bdb78 6709e3 971aaa cf39c3'),
  asked('cherry juice', '6709e3', '2bdb78 971aaa cf39c3'),
  asked('apple drink', '971aaa', '2bdb78 6709e3 cf39c3'),
  asked('pear juice', '2bdb78 cf39c3', '6709e3 971aaa'),
  asked('coffee mug', '468f86 34b06e'),
  asked('tea pot', 'c8407f', '', '468f86'),
  asked('yellow bowl', '6306aa', 'bc5cc5', '25b658'),
  asked('ceramic bowl', '6306aa bc5cc5'),
  asked('jug for milk', '7f281e'),
  asked('vase with flowers', 'b4b5fe 19858b'),
  asked('blue plate', '4ae4bd', 'aef176'),
  asked('green plate', 'aef176', '8e2cbe 4ae4bd'),
  asked('plate of rice', '3b9c7e'),
  asked('beetroot soup', '1d2ca7'),
  asked('stew with beans', '9174b9 9c5ba8', '1d2ca7 25b658'),
  asked('yoghurt with herbs', '8e2cbe'),
  asked('table full of dishes', '94cfce'),
  asked('walnut dish', '9c5ba8'),
  asked('portrait of a woman with glasses', 'c3b855', '', '0ba625 2134fb 29f7c1 4183cb 5c1b16 75c176 b57585'),
  asked('bearded man', '14e505 dc0783 5cb1d0'),
  asked('old man', '5cb1d0', '', '14e505 dc0783 b57585'),
  asked('elderly woman', 'b57585', '', '5cb1d0'),
  asked('woman with a headscarf', '5c1b16'),
  asked('curly hair', '2134fb'),
  asked('hair in a bun', '4183cb 75c176'),
  asked('profile picture', portraits),
  asked('avatar with a yellow background', 'c3b855'),
  asked('geometric shapes', '0fcf59'),
  asked('bridge with arches', '81b2fa'),
  asked('gondola', 'e0cdc3'),
  asked('harvest on a farm', '43c3bc'),
  asked('people meditating', 'a9c9b8'),
];
