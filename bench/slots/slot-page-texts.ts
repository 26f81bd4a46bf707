/** The words of the pages with empty places, in five languages. */
export interface PageTexts {
  readonly language: string;
  readonly page: string;
  readonly hero: string;
  readonly lead: string;
  readonly products: string;
  /** Name of the product, and a sentence about it. */
  readonly goods: readonly (readonly [name: string, about: string])[];
  readonly article: string;
  readonly articleText: string;
  readonly team: string;
  readonly people: readonly (readonly [name: string, job: string])[];
  readonly quote: string;
  readonly quoteBy: string;
  readonly places: string;
  readonly placeNames: readonly string[];
  /** The word for a photograph, as a layer is called. */
  readonly photo: string;
  readonly message: string;
  readonly search: string;
  readonly button: string;
  readonly chart: string;
  readonly colours: string;
  /** A sample of a name, of a job and of a title in this language. */
  readonly samples: readonly [name: string, job: string, title: string];
}

export const pageTexts: readonly PageTexts[] = [
  {
    language: 'en',
    page: 'Bakery start page',
    hero: 'Sourdough from the wood oven',
    lead: 'We bake every morning before sunrise, with flour from the mill next door.',
    products: 'Our breads',
    goods: [
      ['Rye loaf', 'Dark, with caraway'],
      ['Walnut ring', 'Soft and nutty'],
    ],
    article: 'How our oven was built',
    articleText: 'Four tonnes of brick and one long winter.',
    team: 'The people who bake',
    people: [
      ['Martha Quill', 'Master baker'],
      ['Ben Addison', 'Miller'],
    ],
    quote: 'The best crust in town, and the crumb stays fresh for days.',
    quoteBy: 'Orla Finch, food writer',
    places: 'Where to find us',
    placeNames: ['Market hall', 'Station kiosk', 'Harbour shop', 'Castle garden'],
    photo: 'Photo',
    message: 'Message',
    search: 'Search breads',
    button: 'Order now',
    chart: 'Loaves a day',
    colours: 'Colours',
    samples: ['Full name', 'Job title', 'Card title'],
  },
  {
    language: 'de',
    page: 'Startseite der Gärtnerei',
    hero: 'Stauden aus eigener Zucht',
    lead: 'Wir ziehen unsere Pflanzen ohne Torf und ohne Gift im Gewächshaus am Hang.',
    products: 'Unsere Stauden',
    goods: [
      ['Purpursonnenhut', 'Blüht bis in den Herbst'],
      ['Steppensalbei', 'Für trockene Böden'],
    ],
    article: 'So entstand das Glashaus',
    articleText: 'Zwölf Fenster aus einem alten Bahnhof.',
    team: 'Wer hier arbeitet',
    people: [
      ['Greta Steiner', 'Gärtnermeisterin'],
      ['Anton Beck', 'Baumpfleger'],
    ],
    quote: 'Die Pflanzen sind kräftig und die Beratung ist ehrlich.',
    quoteBy: 'Ilse Brunner, Landschaftsarchitektin',
    places: 'Unsere Gärten',
    placeNames: ['Am Mühlbach', 'Rosenhang', 'Kräuterhof', 'Obstwiese'],
    photo: 'Foto',
    message: 'Nachricht',
    search: 'Pflanzen suchen',
    button: 'Jetzt bestellen',
    chart: 'Besucher am Tag',
    colours: 'Farben',
    samples: ['Vorname Nachname', 'Berufsbezeichnung', 'Überschrift'],
  },
  {
    language: 'es',
    page: 'Página del mercado',
    hero: 'Fruta recién recogida',
    lead: 'Traemos cada mañana lo que nuestros vecinos recogen en la huerta.',
    products: 'Nuestros productos',
    goods: [
      ['Naranjas de mesa', 'Dulces y sin pepitas'],
      ['Aceite de oliva', 'Primera prensada'],
    ],
    article: 'La historia del mercado',
    articleText: 'Un edificio de hierro de hace cien años.',
    team: 'Quiénes somos',
    people: [
      ['Rosa Cardenal', 'Frutera'],
      ['Mateo Olmedo', 'Apicultor'],
    ],
    quote: 'El mejor aceite de la comarca, y un trato muy cercano.',
    quoteBy: 'Irene Lozano, cocinera',
    places: 'Nuestros puestos',
    placeNames: ['Plaza Mayor', 'Puente viejo', 'Puerta del mar', 'Barrio alto'],
    photo: 'Imagen',
    message: 'Mensaje',
    search: 'Buscar productos',
    button: 'Comprar ahora',
    chart: 'Visitas al día',
    colours: 'Colores',
    samples: ['Nombre y apellido', 'Nombre de la empresa', 'Título aquí'],
  },
  {
    language: 'ja',
    page: '旅館のトップページ',
    hero: '山あいの静かな温泉宿',
    lead: '源泉かけ流しの湯と、地元の野菜を使った料理をお楽しみください。',
    products: 'お部屋のご案内',
    goods: [
      ['川側の和室', '十畳と広縁'],
      ['離れの間', '専用の露天風呂'],
    ],
    article: '宿の歴史',
    articleText: '明治の建物を移築しました。',
    team: 'スタッフの紹介',
    people: [
      ['大沢 千代', '女将'],
      ['北川 誠', '料理長'],
    ],
    quote: 'お湯も料理もすばらしく、また来たいと思います。',
    quoteBy: '松井 香織、旅行作家',
    places: '周辺の名所',
    placeNames: ['滝の見晴台', '古い水車', '朝市通り', '杉並木'],
    photo: '写真',
    message: 'お問い合わせ内容',
    search: '部屋を検索',
    button: '予約する',
    chart: '一日の来客数',
    colours: 'カラー',
    samples: ['氏名', '役職', 'タイトルが入ります'],
  },
  {
    language: 'fa',
    page: 'صفحه فروشگاه فرش',
    hero: 'فرش‌های دستباف روستایی',
    lead: 'هر فرش ماه‌ها کار یک خانواده است و با رنگ گیاهی بافته می‌شود.',
    products: 'فرش‌های ما',
    goods: [
      ['گلیم سرخ', 'پشم طبیعی'],
      ['گبه آبی', 'طرح کوهستان'],
    ],
    article: 'داستان کارگاه',
    articleText: 'چهل سال بافندگی در یک خانه قدیمی.',
    team: 'بافندگان ما',
    people: [
      ['زهره کاویانی', 'بافنده'],
      ['داوود نظری', 'رنگرز'],
    ],
    quote: 'کیفیت عالی و رنگ‌هایی که سال‌ها می‌مانند.',
    quoteBy: 'شیرین پارسا، طراح داخلی',
    places: 'فروشگاه‌های ما',
    placeNames: ['بازار بزرگ', 'میدان نقش', 'کوچه باغ', 'سرای قدیم'],
    photo: 'تصویر',
    message: 'پیام',
    search: 'جستجوی فرش',
    button: 'خرید کنید',
    chart: 'بازدید روزانه',
    colours: 'رنگ‌ها',
    samples: ['نام و نام خانوادگی', 'عنوان شغلی', 'عنوان کارت'],
  },
];
